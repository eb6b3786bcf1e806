//! Every case, for rustc to compile. `BLESS=1 cargo test` writes it.

pub mod a_nullable_column_is_an_option {
    pub mod query;
}

pub mod a_query_becomes_a_function_and_a_row {
    pub mod query;
}

pub mod acceptance_citext {
    pub mod query;
}

pub mod acceptance_errors {
    pub mod query;
    pub mod types;
}

pub mod acceptance_jiff {
    pub mod query;
}

pub mod acceptance_time {
    pub mod query;
}

pub mod acceptance_types {
    pub mod query;
    pub mod types;
}
