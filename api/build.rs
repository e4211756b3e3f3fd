//! Texts are embedded when the program is built: a new or changed file under `locales` builds it anew.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
