"""The number reader: one idea a module, in the order in which they claim words of a sentence.

``gate`` lets sentences with a number through; ``masks`` takes what only looks like one (links, phones, clock times,
ordinals, identifiers, addresses); ``tokens`` cuts the rest; ``scan`` finds numbers (``cardinals``, ``literals``,
``fractions``, ``fuzzy``, ``multipliers``) and ``attach`` gives them what is written behind (``money``, ``units``);
``ages``, ``labels`` and ``ones`` set aside what is an age, part of a name or a pronoun; ``ranges`` (``sides``,
``spreads``, ``shares``), ``scores`` and ``ranks`` read what two numbers or an ordinal say together; ``points`` finds
percentage points, ``comparators`` reads the bounding words, ``changes`` the move, and ``publisher`` says in which country
a bare "$" was written. ``newsledger.extract.quantities`` runs them; what is counted is read from a parse, by
``newsledger.extract.counted``.
"""
