//! mooc
fn main() {}
