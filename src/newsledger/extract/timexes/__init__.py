"""How date and time expressions are read: words, rules, joins, context, and the calendar they resolve on."""
