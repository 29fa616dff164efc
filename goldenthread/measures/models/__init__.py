"""What we keep of measures: definitions, figures and where they came from, targets, comparators, reports."""

from goldenthread.measures.models.comparators import ComparatorMember, ComparatorSet, ComparatorSetKind
from goldenthread.measures.models.definitions import (
    Accumulation,
    CodeScheme,
    Definition,
    NationalCode,
    Relation,
    RelationKind,
)
from goldenthread.measures.models.observations import (
    Group,
    KnownPeriod,
    Observation,
    ObservationStatus,
    State,
)
from goldenthread.measures.models.reports import Report
from goldenthread.measures.models.sources import Load, LoadStatus, Source, SourceKind
from goldenthread.measures.models.targets import MeasureTarget, NewPhase, RatingOverride, ToleranceIs

__all__ = [
    "Accumulation",
    "CodeScheme",
    "ComparatorMember",
    "ComparatorSet",
    "ComparatorSetKind",
    "Definition",
    "Group",
    "KnownPeriod",
    "Load",
    "LoadStatus",
    "MeasureTarget",
    "NationalCode",
    "NewPhase",
    "Observation",
    "ObservationStatus",
    "RatingOverride",
    "Relation",
    "RelationKind",
    "Report",
    "Source",
    "SourceKind",
    "State",
    "ToleranceIs",
]
