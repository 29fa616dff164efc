"""The names of measures that more than one place of the example's plans uses.

A measure is one thing however often and in however many wordings it is used. A use whose plan words
it differently carries the name from here (`measure=` in `building.measure`), so that the page of the
measure can show every place it is used. One constant per measure; the text is its usual name in
national statistics, or locally where there is none.
"""

CP_PLAN_RATE = "Children subject to a Child Protection Plan, rate per 10,000"
EARLY_EDUCATION_TAKE_UP_AT_TWO = "Take up of early education places by eligible two year olds"
