"""What the benchmarks' tests share: made sentences in the formats of the corpora, and pipelines made by hand."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

TREEBANK = """\
# newdoc id = GUM_news_ferry
# sent_id = ferry-1
# text = They can't swim.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\tswim\tswim\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = ferry-2
# newpar
# text = Boats came
1\tBoats\tboat\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tcame\tcome\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
2.1\tcame\tcome\tVERB\tVBD\t_\t_\t_\t_\t_

# newdoc id = made_letter
# sent_id = letter-1
# text = Thanks
1\tThanks\tthanks\tNOUN\tNN\tNumber=Plur\t0\troot\t_\t_

"""
_numbers = count()


def treebank(path: Path, text: str = TREEBANK) -> Path:
    """Write a treebank."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def pipeline(annotate: Callable[[Doc], Doc]) -> Language:
    """Return a pipeline whose one component is a function."""
    name = f"hand_made_{next(_numbers)}"
    Language.component(name, func=annotate)
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    return nlp
