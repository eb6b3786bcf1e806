//! Generates the functions of Bindery from `bindery.lock`, and with the feature `cornucopia` those of
//! Cornucopia, whose output is kept nowhere.

#[cfg(feature = "cornucopia")]
#[path = "build/cornucopia.rs"]
mod cornucopia;

fn main() {
    bindery_codegen::build();
    #[cfg(feature = "cornucopia")]
    if let Err(error) = cornucopia::generate() {
        println!("cargo::error={error}");
    }
}
