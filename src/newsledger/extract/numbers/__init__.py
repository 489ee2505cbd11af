"""The number reader: one idea a module, in the order in which they claim words of a sentence.

``gate`` lets sentences with a number through; ``masks`` takes what only looks like one (links, phones, clock times, ordinals,
identifiers, addresses); ``tokens`` cuts the rest; ``scan`` finds numbers (``cardinals``, ``literals``, ``fractions``, ``fuzzy``);
``labels`` drops those that are part of a name; ``money`` and ``units`` say what is measured; ``ranges`` joins two numbers into one;
``comparators`` reads the bounding words, ``changes`` the move, ``concepts`` the counted noun. ``newsledger.extract.quantities`` runs them.
"""
