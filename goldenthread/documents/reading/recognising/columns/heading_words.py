"""The words that headings of columns are made of; a cell of nothing else is a heading, not part of a plan."""

from __future__ import annotations

import re

HEADING_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a able about above accountability accountable achieve achieved achievement achievements action
        actions activities activity actual additional agencies agency agreed aim aims amber ambition an
        analysis and annual annually any are area areas as assigned at average avg ay base baseline be
        been being benchmark benefit benefits better bigger blue board body brag budget by calculation can
        category chair cities code collection colour comment commentary comments commitment commitments
        committed committee comparator compared comparison complete completed completion confidence
        contact contributors core corporate cost council cumulative current data date dates deadline
        definition deliver deliverable deliverables delivered delivery denominator description desired
        detail details difference different direction do does domain done dot due each end eng england
        evidence exception expected explanation figure figures final finding findings finish for forecast
        framework frequency from full fy goal goals good governance green group groups has have high
        higher how id if impact improvement in inc including indicator indicators information initiative
        initiatives intended intervention involved is it item its key know kpi kpis last latest lead
        leading leads level light line link linked links local look low lower lowest made make managed
        management
        mar measure measured measurement measures member met method metric metrics mid midlands milestone
        milestones minus monitored monitoring month monthly more must name named narrative national
        nearest need needs neighbor neighbors neighbour neighbours new next no not note notes number
        numerator objective objectives of officer officers often on or organisation organisations
        organizations other others our out outcome outcomes outturn overall overseen oversight owner
        owners partner partners peer per percentage performance period person pi pillar plan planned plans
        please pledge plus point polarity policy position previous priorities priority process programme
        programmes progress project projects provider quarter quarterly rag rank rating rationale reason
        recommendation recommendations red ref reference region regional related relevant remarks reported
        reporting reports required requirement resources responsibility responsible result results revised
        risk role s sample scale score section senior service services smaller sn sns so source sponsor
        sponsoring sro stakeholders standard start starting stat statistical stats status step steps story
        strand strategic strategies strategy sub success successful supplier support supported supporting
        taken target targets task tasks tbc team that the their theme themes these this those threshold
        through time timeframe timeline timescale timescales title to tolerance track traffic trajectory
        travel trend turn type unit up update updates value values versus vs was we what when where
        aspiration costs funding issues led closed department directorate division
        long needed portfolio previous why promise promises resource short
        opened raised logged variance weakness whether which who whom will
        with working workstream would year years yr ytd
        """,
    )
)
