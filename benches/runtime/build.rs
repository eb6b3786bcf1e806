//! Generates the functions of Bindery from `bindery.lock`.

fn main() {
    bindery_codegen::build();
}
