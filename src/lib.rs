//! The worked example of Bindery: a small lending library.
//!
//! `schema/` holds its tables, `queries/` its queries; the modules here are generated from them. The
//! program `examples/lending.rs` calls them as an application would.

bindery::include_queries!();
