//! What the benchmarks share: a server to throw away, measured figures, and the tables they become.

pub mod error;
pub mod measure;
pub mod programs;
pub mod report;
pub mod server;
