"""Explore Education Statistics of the Department for Education, by its public API (version 1).

A data set has a version, and the version is pinned: a wildcard ("2.*", or nothing) is turned into the exact
version first, so that what was asked can be asked again. Everything in an answer is keyed by opaque ids,
which the data set's metadata explain. Rules:

- an indicator is a measure. A filter (sex, type of school) breaks its figures down: the options chosen make
  the group, but for a filter's option that stands for all ("Total", or the only one that begins with "All");
- the place of a figure is the location of its geographic level. A local authority brings its old number
  beside its nine-character code: this is where areas known by number learn their code. Schools, providers and
  wards share names, so their code stands beside the name;
- all values are text. The department's symbols say why there is no number: c is withheld, z does not apply, x
  is not available, k and low round to nought and are not, u is of low reliability;
- millions of pounds are kept in pounds.

Pages that came are kept in a folder until the reading is done: a reading cut off goes on where it was.
"""

from goldenthread.measures.connectors.ees.asking import BASE, Ees

__all__ = ["BASE", "Ees"]
