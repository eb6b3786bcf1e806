//! Every case, for rustc to compile. `BLESS=1 cargo test` writes it.

pub mod a_query_becomes_a_function_and_a_row {
    pub mod query;
}
