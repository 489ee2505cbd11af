-- severity: error
-- level: row
-- tables: sentences, actor_mentions, place_mentions, date_mentions, event_roles, claims
-- description: The quoted words are what articles.text holds from start_char to end_char.
-- substring counts code points, as the offsets do (substring_grapheme would count an emoji family as one).
SELECT s.*
FROM staged_$table s
JOIN staged_articles a USING (article_id)
WHERE s.text IS DISTINCT FROM substring(a.text, s.start_char + 1, s.end_char - s.start_char)
