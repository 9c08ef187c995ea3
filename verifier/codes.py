"""The one table from code to rule. A code is never used again for another fault."""

from types import ModuleType

from verifier.facts import Facts
from verifier.finding import Finding, FindingAcross
from verifier.rule import Rule, rule_of
from verifier.rules.across import (
    carried_in_differs_from_pending,
    count_far_from_period_before,
    cumulative_differs_from_periods,
    cumulative_figure_falls,
    period_missing,
    period_told_differently,
    rate_far_from_period_before,
    report_nearly_copied,
    shorter_periods_do_not_add_up,
    superior_differs_from_subordinates,
)
from verifier.rules.balances import closing_differs_from_flow, dossiers_do_not_balance, flow_does_not_balance
from verifier.rules.bounds import (
    count_not_whole,
    digitised_base_exceeds_total,
    part_exceeds_whole,
    percentage_over_hundred,
)
from verifier.rules.claims import (
    aim_said_met_but_missed,
    all_in_time_but_late,
    all_said_done_but_some_not,
    direction_contradicts_levels,
    limitation_contradicts_none,
    none_claimed_but_counted,
    superlative_contradicts_figures,
)
from verifier.rules.formats import mixed_decimal_marks, number_or_day_left_blank, signed_for_another_body
from verifier.rules.lists import (
    listed_groups_differ_from_count,
    listed_items_differ_from_count,
    listed_names_differ_from_count,
)
from verifier.rules.periods import (
    event_outside_window,
    impossible_date,
    issued_before_period_ends,
    more_years_than_range,
    parts_name_another_period,
    plan_for_time_gone_by,
    range_ends_before_it_begins,
    unusual_window,
    window_of_another_period,
)
from verifier.rules.ratios import (
    average_differs_from_counts,
    difference_differs_from_levels,
    growth_differs_from_levels,
    multiple_differs_from_levels,
    percentage_differs_from_counts,
    percentage_differs_from_fraction,
    percentage_one_slip_away,
    percentages_in_order_differ,
    rate_differs_from_told_counts,
    rate_of_the_other_channel,
    rate_of_those_not_done,
    rate_of_total_differs_from_parts,
    shares_exceed_hundred,
    shares_of_different_wholes,
)
from verifier.rules.references import (
    cited_before_issued,
    date_differs_from_number,
    issuer_differs_from_code,
    legislature_differs_from_year,
    malformed_number,
    numbers_out_of_date_order,
    official_letter_with_type_code,
    outdated_units,
    replaced_text_cited,
    service_levels_after_2022,
    text_cited_with_two_dates,
    type_differs_from_code,
)
from verifier.rules.repeats import (
    digits_changed_places,
    figure_differs_from_its_words,
    labels_changed_places,
    restated_otherwise,
    retold_amount_differs,
    retold_with_a_slip,
    sets_of_fractions_differ,
    told_twice_differently,
    totals_nearly_equal,
)
from verifier.rules.sections import appendix_not_attached, appendix_not_referred_to, numbering_gap, numbering_repeated
from verifier.rules.sums import (
    contributions_differ_from_growth,
    full_list_differs_from_total,
    neighbours_nearly_make_up_total,
    parts_exceed_total,
    parts_nearly_make_up_total,
    remainder_differs,
    row_told_breaks_its_list,
    shares_do_not_make_up_hundred,
    total_differs_from_parts,
)
from verifier.rules.tables import (
    column_does_not_add_up,
    columns_do_not_add_up,
    percentage_column_differs,
    row_does_not_add_up,
    table_differs_from_text,
    total_row_differs_from_rows,
)
from verifier.series import Series

_MODULES: tuple[ModuleType, ...] = (
    total_differs_from_parts,
    parts_exceed_total,
    parts_nearly_make_up_total,
    neighbours_nearly_make_up_total,
    row_told_breaks_its_list,
    full_list_differs_from_total,
    remainder_differs,
    shares_do_not_make_up_hundred,
    contributions_differ_from_growth,
    percentage_differs_from_fraction,
    percentage_differs_from_counts,
    rate_of_the_other_channel,
    growth_differs_from_levels,
    difference_differs_from_levels,
    percentage_one_slip_away,
    shares_of_different_wholes,
    rate_of_total_differs_from_parts,
    multiple_differs_from_levels,
    average_differs_from_counts,
    shares_exceed_hundred,
    rate_differs_from_told_counts,
    rate_of_those_not_done,
    percentages_in_order_differ,
    dossiers_do_not_balance,
    flow_does_not_balance,
    closing_differs_from_flow,
    told_twice_differently,
    totals_nearly_equal,
    digits_changed_places,
    sets_of_fractions_differ,
    retold_with_a_slip,
    restated_otherwise,
    retold_amount_differs,
    labels_changed_places,
    figure_differs_from_its_words,
    percentage_over_hundred,
    digitised_base_exceeds_total,
    part_exceeds_whole,
    count_not_whole,
    window_of_another_period,
    event_outside_window,
    impossible_date,
    unusual_window,
    parts_name_another_period,
    plan_for_time_gone_by,
    issued_before_period_ends,
    range_ends_before_it_begins,
    more_years_than_range,
    listed_names_differ_from_count,
    listed_items_differ_from_count,
    listed_groups_differ_from_count,
    column_does_not_add_up,
    row_does_not_add_up,
    total_row_differs_from_rows,
    table_differs_from_text,
    percentage_column_differs,
    columns_do_not_add_up,
    none_claimed_but_counted,
    direction_contradicts_levels,
    all_in_time_but_late,
    limitation_contradicts_none,
    aim_said_met_but_missed,
    all_said_done_but_some_not,
    superlative_contradicts_figures,
    appendix_not_attached,
    numbering_gap,
    numbering_repeated,
    appendix_not_referred_to,
    malformed_number,
    date_differs_from_number,
    replaced_text_cited,
    service_levels_after_2022,
    official_letter_with_type_code,
    legislature_differs_from_year,
    text_cited_with_two_dates,
    cited_before_issued,
    type_differs_from_code,
    issuer_differs_from_code,
    numbers_out_of_date_order,
    outdated_units,
    mixed_decimal_marks,
    signed_for_another_body,
    number_or_day_left_blank,
)

_MODULES_ACROSS: tuple[ModuleType, ...] = (
    carried_in_differs_from_pending,
    period_told_differently,
    shorter_periods_do_not_add_up,
    report_nearly_copied,
    cumulative_figure_falls,
    cumulative_differs_from_periods,
    superior_differs_from_subordinates,
    period_missing,
    count_far_from_period_before,
    rate_far_from_period_before,
)

RULES: dict[str, Rule[Facts, Finding]] = {rule.code: rule for rule in map(rule_of, _MODULES)}
"""The rules that look at one report."""

ACROSS: dict[str, Rule[Series, FindingAcross]] = {rule.code: rule for rule in map(rule_of, _MODULES_ACROSS)}
"""The rules that look at several reports together."""
