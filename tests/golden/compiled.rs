//! Every case, for rustc to compile. `BLESS=1 cargo test` writes it.

pub mod a_block_comment_is_no_documentation {
    pub mod query;
}

pub mod a_byte_order_mark_is_no_part_of_the_file {
    pub mod query;
}

pub mod a_call_breaks_behind_60_columns {
    pub mod query;
}

pub mod a_cast_is_no_parameter {
    pub mod query;
}

pub mod a_child_that_dropped_not_null_makes_the_parent_nullable {
    pub mod query;
}

pub mod a_choice_becomes_an_enum {
    pub mod query;
}

pub mod a_column_can_be_null_if_it_can_in_one_variant {
    pub mod query;
}

pub mod a_column_can_be_null_where_not_all_variants_are_checked {
    pub mod constraints;
    pub mod query;
}

pub mod a_column_can_be_said_to_be_not_null {
    pub mod query;
}

pub mod a_column_can_be_said_to_be_nullable {
    pub mod query;
}

pub mod a_column_can_become_another_field {
    pub mod query;
}

pub mod a_column_can_have_a_type_of_the_users {
    pub mod query;
}

pub mod a_column_is_as_nullable_as_its_table_says {
    pub mod query;
}

pub mod a_column_said_to_be_not_null_does_not_make_a_missing_row_be_there {
    pub mod query;
}

pub mod a_column_without_a_name_alone_is_a_bare_value {
    pub mod query;
}

pub mod a_comment_behind_the_first_word_is_no_documentation {
    pub mod query;
}

pub mod a_comment_does_not_hide_an_outer_join {
    pub mod query;
}

pub mod a_dollar_sign_may_be_part_of_a_name {
    pub mod query;
}

pub mod a_domain_can_be_a_type_of_its_own {
    pub mod query;
    pub mod types;
}

pub mod a_domain_in_an_array_is_its_base_type {
    pub mod query;
}

pub mod a_domain_is_its_base_type {
    pub mod query;
    pub mod types;
}

pub mod a_domain_that_is_not_null_proves_nothing {
    pub mod query;
}

pub mod a_file_may_end_within_a_comment {
    pub mod query;
}

pub mod a_file_may_end_without_a_line_break {
    pub mod query;
}

pub mod a_file_of_comments_is_an_empty_module {
    pub mod query;
}

pub mod a_flag_decides_on_a_part {
    pub mod query;
}

pub mod a_fragment_is_included_by_name {
    pub mod query;
}

pub mod a_full_join_nulls_both_sides {
    pub mod query;
}

pub mod a_function_named_left_is_no_join {
    pub mod query;
}

pub mod a_join_behind_an_outer_join_is_not_nulled_by_it {
    pub mod query;
}

pub mod a_lateral_subquery_can_pass_on_the_table_beside_it {
    pub mod query;
}

pub mod a_left_join_nulls_its_right_side {
    pub mod query;
}

pub mod a_list_is_an_array_for_each_of_its_columns {
    pub mod constraints;
    pub mod query;
}

pub mod a_lone_carriage_return_ends_a_line_comment {
    pub mod query;
}

pub mod a_long_list_of_derives_is_broken {
    pub mod query;
}

pub mod a_long_name_of_a_query_fits {
    pub mod query;
}

pub mod a_long_type_of_a_field_has_its_own_line {
    pub mod query;
}

pub mod a_merged_column_is_that_of_the_side_that_stays {
    pub mod query;
}

pub mod a_model_takes_its_columns_in_any_order {
    pub mod models;
    pub mod query;
}

pub mod a_name_in_a_dollar_quoted_string_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_a_line_comment_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_a_nested_block_comment_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_a_quoted_identifier_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_a_script_without_case_is_told_from_its_static {
    pub mod query;
}

pub mod a_name_in_a_string_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_a_unicode_string_is_no_parameter {
    pub mod query;
}

pub mod a_name_in_an_escape_string_is_no_parameter {
    pub mod query;
}

pub mod a_name_to_share_can_be_given_to_unnamed_columns {
    pub mod query;
}

pub mod a_natural_outer_join_is_an_outer_join {
    pub mod query;
}

pub mod a_nullable_column_is_an_option {
    pub mod query;
}

pub mod a_parameter_can_be_said_to_be_nullable {
    pub mod constraints;
    pub mod query;
}

pub mod a_parameter_can_have_a_type_of_the_users {
    pub mod query;
}

pub mod a_parameter_has_one_number_however_often_it_is_used {
    pub mod query;
}

pub mod a_parameter_may_begin_with_an_underscore {
    pub mod query;
}

pub mod a_parameter_may_have_letters_beyond_ascii {
    pub mod query;
}

pub mod a_parameter_may_touch_its_operator {
    pub mod query;
}

pub mod a_part_is_there_if_its_parameter_is_given {
    pub mod query;
}

pub mod a_partitioned_table_keeps_not_null {
    pub mod query;
}

pub mod a_patch_of_many_columns_is_checked_by_pairs {
    pub mod constraints;
    pub mod query;
}

pub mod a_patch_sets_what_is_to_be_set {
    pub mod constraints;
    pub mod query;
}

pub mod a_path_can_be_derived {
    pub mod query;
}

pub mod a_percent_sign_is_an_operator {
    pub mod query;
}

pub mod a_primary_key_is_not_null_and_a_unique_key_may_be {
    pub mod query;
}

pub mod a_procedure_can_be_called {
    pub mod query;
}

pub mod a_query_becomes_a_function_and_a_row {
    pub mod query;
}

pub mod a_query_in_a_block_comment_is_commented_out {
    pub mod query;
}

pub mod a_quote_and_a_hash_need_more_hashes {
    pub mod query;
}

pub mod a_quoted_table_is_nulled_as_any {
    pub mod query;
}

pub mod a_recursive_cte_may_give_null {
    pub mod query;
}

pub mod a_right_join_nulls_all_that_was_joined_before {
    pub mod query;
}

pub mod a_right_join_nulls_its_left_side {
    pub mod query;
}

pub mod a_row_can_be_a_map_of_its_columns {
    pub mod query;
}

pub mod a_row_can_be_shared_by_files {
    pub mod admin;
    pub mod authors;
    pub mod books;
}

pub mod a_row_can_be_that_of_an_earlier_query {
    pub mod query;
}

pub mod a_row_can_hold_a_row {
    pub mod query;
}

pub mod a_row_named_like_a_part_of_option_is_lent {
    pub mod query;
}

pub mod a_row_of_many_columns_has_a_line_for_each {
    pub mod query;
}

pub mod a_row_of_nullable_columns_of_an_inner_join_is_always_there {
    pub mod query;
}

pub mod a_row_of_one_column_is_a_struct_if_it_is_named {
    pub mod query;
}

pub mod a_row_that_a_subquery_may_null_in_parts_is_decided {
    pub mod query;
}

pub mod a_row_that_an_outer_join_may_not_find_is_an_option {
    pub mod query;
}

pub mod a_row_within_a_row_can_be_gathered_by_a_prefix {
    pub mod query;
}

pub mod a_row_within_a_row_can_be_that_of_a_query {
    pub mod query;
}

pub mod a_row_within_a_row_is_decided_however_its_table_is_joined {
    pub mod query;
}

pub mod a_row_within_a_row_keeps_columns_of_another_instance_optional {
    pub mod query;
}

pub mod a_row_within_a_row_may_be_defined_before_a_query_gives_it {
    pub mod query;
}

pub mod a_rule_in_place_of_a_statement_proves_nothing {
    pub mod query;
}

pub mod a_scalar_subquery_may_be_null {
    pub mod query;
}

pub mod a_semicolon_ends_a_statement_and_may_be_missing {
    pub mod query;
}

pub mod a_set_operation_may_give_null {
    pub mod query;
}

pub mod a_shared_row_takes_its_columns_in_any_order {
    pub mod constraints;
    pub mod query;
}

pub mod a_shared_row_takes_what_is_never_null_for_an_option {
    pub mod query;
}

pub mod a_signature_breaks_behind_column_100 {
    pub mod query;
}

pub mod a_slice_is_skipped_and_limited_by_the_server {
    pub mod query;
}

pub mod a_slice_of_columns_is_no_parameter {
    pub mod query;
}

pub mod a_slice_of_numbers_is_no_parameter {
    pub mod query;
}

pub mod a_star_tells_which_table_a_column_is_of {
    pub mod query;
}

pub mod a_statement_may_be_parenthesised {
    pub mod query;
}

pub mod a_string_about_a_join_is_no_join {
    pub mod query;
}

pub mod a_string_may_go_on_in_the_next_line {
    pub mod query;
}

pub mod a_struct_of_one_short_field_is_built_in_one_line {
    pub mod query;
}

pub mod a_table_of_the_system_says_what_is_not_null {
    pub mod query;
}

pub mod a_table_on_both_sides_is_nulled_on_both {
    pub mod query;
}

pub mod a_time_in_a_string_is_no_parameter {
    pub mod query;
}

pub mod a_type_or_a_column_can_have_a_type_of_the_users {
    pub mod constraints;
    pub mod query;
}

pub mod a_users_type_can_stand_for_one_that_has_none {
    pub mod query;
}

pub mod a_users_type_is_checked_where_its_column_is_named {
    pub mod constraints;
    pub mod query;
}

pub mod a_void_function_can_be_executed_or_return {
    pub mod query;
}

pub mod acceptance_bulk {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_citext {
    pub mod constraints;
    pub mod query;
}

pub mod acceptance_domains {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_errors {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_extensions {
    pub mod query;
}

pub mod acceptance_jiff {
    pub mod query;
}

pub mod acceptance_lists {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_made {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_models {
    pub mod constraints;
    pub mod models;
    pub mod query;
    pub mod types;
}

pub mod acceptance_parts {
    pub mod constraints;
    pub mod query;
}

pub mod acceptance_procedures {
    pub mod cursors;
    pub mod loans;
    pub mod procedures;
    pub mod types;
}

pub mod acceptance_rows {
    pub mod query;
}

pub mod acceptance_sets {
    pub mod constraints;
    pub mod query;
}

pub mod acceptance_system {
    pub mod query;
}

pub mod acceptance_time {
    pub mod query;
}

pub mod acceptance_types {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod acceptance_values {
    pub mod query;
    pub mod types;
}

pub mod an_aggregate_may_be_null {
    pub mod query;
}

pub mod an_empty_file_is_an_empty_module {
    pub mod query;
}

pub mod an_enum_can_have_a_variant_for_other_labels {
    pub mod query;
    pub mod types;
}

pub mod an_enum_is_column_parameter_and_array {
    pub mod query;
    pub mod types;
}

pub mod an_enum_may_be_named_as_no_identifier_is {
    pub mod query;
    pub mod types;
}

pub mod an_enum_may_be_named_like_a_type_of_rust {
    pub mod query;
    pub mod types;
}

pub mod an_enum_of_many_labels_has_a_line_for_each {
    pub mod query;
    pub mod types;
}

pub mod an_enum_that_no_query_uses_is_not_generated {
    pub mod query;
    pub mod types;
}

pub mod an_expression_may_be_null {
    pub mod query;
}

pub mod an_inner_join_nulls_neither_side {
    pub mod query;
}

pub mod an_outer_join_in_a_cte_nulls_its_columns {
    pub mod query;
}

pub mod an_outer_join_nulls_a_join_nested_in_it {
    pub mod query;
}

pub mod an_outer_join_nulls_what_a_cte_reads {
    pub mod query;
}

pub mod an_outer_join_nulls_what_a_statement_in_a_cte_returns {
    pub mod constraints;
    pub mod query;
}

pub mod an_outer_join_nulls_what_a_subquery_reads {
    pub mod query;
}

pub mod an_outer_join_of_an_update_nulls_what_it_returns {
    pub mod constraints;
    pub mod query;
}

pub mod an_outer_join_of_what_is_generated_nulls_it {
    pub mod query;
}

pub mod an_outer_join_within_an_expression_nulls_nothing_around_it {
    pub mod query;
}

pub mod arguments_of_ten_columns_still_fill_lines {
    pub mod query;
}

pub mod async_functions_run_on_tokio_postgres {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod batches_run_one_by_one_where_functions_may_run_unseen {
    pub mod constraints;
    pub mod query;
}

pub mod both_flavours_share_descriptors_and_rows {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod braces_survive {
    pub mod query;
}

pub mod camel_case_becomes_snake_case {
    pub mod query;
}

pub mod carriage_returns_survive_escaped {
    pub mod query;
}

pub mod citext_in_another_schema_is_a_string {
    pub mod query;
}

pub mod citext_is_a_string {
    pub mod query;
}

pub mod columns_beyond_a_model_stand_beside_it {
    pub mod models;
    pub mod query;
}

pub mod columns_left_out_of_a_model_are_deferred {
    pub mod models;
    pub mod query;
}

pub mod columns_may_be_named_as_keywords_are {
    pub mod query;
}

pub mod columns_without_a_name_are_numbered {
    pub mod query;
}

pub mod comments_and_line_breaks_inside_a_statement_survive {
    pub mod query;
}

pub mod composites_are_structs {
    pub mod constraints;
    pub mod query;
    pub mod types;
}

pub mod composites_derive_what_rows_do {
    pub mod query;
    pub mod types;
}

pub mod constraints_that_can_be_violated_are_constants {
    pub mod authors;
    pub mod books;
    pub mod constraints;
    pub mod readers;
}

pub mod control_characters_are_escaped {
    pub mod query;
}

pub mod dates_and_times_can_be_those_of_jiff {
    pub mod query;
}

pub mod dates_and_times_can_be_those_of_time {
    pub mod query;
}

pub mod ddl_can_be_a_query {
    pub mod query;
}

pub mod deferred_columns_are_loaded_without_blocking {
    pub mod models;
    pub mod query;
}

pub mod documentation_keeps_no_code_block {
    pub mod query;
}

pub mod documentation_may_have_several_paragraphs {
    pub mod query;
}

pub mod documentation_of_a_parameter_stands_alone {
    pub mod query;
}

pub mod each_command_has_its_return_type {
    pub mod constraints;
    pub mod query;
}

pub mod each_type_as_a_bare_value {
    pub mod query;
}

pub mod each_type_as_a_column_that_is_not_null {
    pub mod query;
}

pub mod each_type_as_a_column_that_is_nullable {
    pub mod query;
}

pub mod each_type_as_a_nullable_parameter {
    pub mod query;
}

pub mod each_type_as_a_parameter {
    pub mod query;
}

pub mod each_type_as_an_array {
    pub mod query;
}

pub mod each_type_as_an_array_parameter {
    pub mod query;
}

pub mod each_type_of_the_system_as_a_column {
    pub mod query;
}

pub mod enums_of_one_name_in_two_schemas_are_told_apart {
    pub mod query;
    pub mod types;
}

pub mod fields_of_a_patch_can_be_left_out_of_json {
    pub mod constraints;
    pub mod query;
}

pub mod grouping_by_plain_columns_nulls_nothing {
    pub mod query;
}

pub mod grouping_sets_null_the_columns_that_they_group_by {
    pub mod query;
}

pub mod hstore_and_ltree_have_types {
    pub mod query;
}

pub mod labels_that_collide_are_numbered {
    pub mod query;
    pub mod types;
}

pub mod labels_that_no_identifier_can_be_are_made_into_one {
    pub mod query;
    pub mod types;
}

pub mod names_may_have_letters_beyond_ascii {
    pub mod query;
}

pub mod names_that_no_identifier_can_be_are_made_into_one {
    pub mod query;
}

pub mod one_query_runs_for_many_sets {
    pub mod constraints;
    pub mod query;
}

pub mod only_does_not_hide_the_table_behind_it {
    pub mod query;
}

pub mod operators_of_json_are_no_parameters {
    pub mod query;
}

pub mod operators_of_users_stay_whole {
    pub mod query;
}

pub mod other_names_of_a_type_are_that_type {
    pub mod query;
}

pub mod parameters_in_parentheses_bound_a_slice {
    pub mod query;
}

pub mod parameters_may_be_named_as_keywords_are {
    pub mod query;
}

pub mod parameters_with_long_names_have_a_line_each {
    pub mod query;
}

pub mod parameters_with_short_names_fill_lines {
    pub mod query;
}

pub mod procedures_can_give_models {
    pub mod models;
    pub mod procedures;
    pub mod query;
}

pub mod procedures_of_a_schema_are_functions {
    pub mod procedures;
    pub mod query;
    pub mod types;
}

pub mod queries_may_be_named_as_keywords_are {
    pub mod query;
}

pub mod queries_may_be_named_as_what_the_code_imports {
    pub mod query;
}

pub mod queries_of_a_file_can_share_a_row {
    pub mod constraints;
    pub mod query;
}

pub mod quotes_and_backslashes_make_a_raw_literal {
    pub mod query;
}

pub mod ranges_are_generic {
    pub mod query;
}

pub mod returned_columns_are_as_nullable_as_the_table_says {
    pub mod constraints;
    pub mod query;
}

pub mod rows_can_arrive_one_by_one {
    pub mod query;
}

pub mod rows_can_be_copied {
    pub mod constraints;
    pub mod query;
}

pub mod rows_can_be_copied_without_blocking {
    pub mod constraints;
    pub mod query;
}

pub mod rows_can_be_gathered {
    pub mod query;
}

pub mod rows_can_derive_nothing {
    pub mod query;
}

pub mod rows_derive_what_is_configured {
    pub mod query;
}

pub mod rows_of_variants_are_shared_and_grouped {
    pub mod query;
}

pub mod rows_within_rows_are_decided_through_subqueries {
    pub mod constraints;
    pub mod query;
}

pub mod statements_without_a_plan_are_described_too {
    pub mod query;
}

pub mod system_columns_may_be_null {
    pub mod query;
}

pub mod tabs_and_blanks_survive {
    pub mod query;
}

pub mod text_of_rows_can_be_borrowed {
    pub mod query;
}

pub mod the_assignment_of_a_named_argument_is_no_parameter {
    pub mod query;
}

pub mod the_columns_of_a_view_may_be_null {
    pub mod query;
}

pub mod the_elements_of_an_array_are_optional_where_null_is_stored {
    pub mod constraints;
    pub mod query;
}

pub mod the_elements_of_an_array_constructor_are_parameters {
    pub mod constraints;
    pub mod query;
}

pub mod the_name_of_a_row_is_cased_as_types_are {
    pub mod query;
}

pub mod the_user_can_say_whether_a_row_within_a_row_is_there {
    pub mod query;
}

pub mod the_values_of_a_json_object_can_be_columns {
    pub mod query;
}

pub mod the_values_of_a_json_object_can_be_parameters {
    pub mod query;
}

pub mod types_may_be_named_as_those_of_rust {
    pub mod query;
    pub mod types;
}

pub mod types_of_parameters_break_behind_60_columns {
    pub mod query;
}

pub mod values_and_table_are_statements_too {
    pub mod query;
}

pub mod variants_beyond_a_number_are_joined {
    pub mod query;
}

pub mod variants_of_one_text_and_other_parameters_are_told_apart {
    pub mod query;
}

pub mod vectors_and_shapes_have_types {
    pub mod constraints;
    pub mod query;
}

pub mod what_a_merge_returns_may_be_null {
    pub mod constraints;
    pub mod query;
}

pub mod what_the_parser_does_not_know_is_nullable {
    pub mod query;
}
