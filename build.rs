//! Generates the library's queries from `bindery.lock`.

fn main() {
    bindery_codegen::build()
}
