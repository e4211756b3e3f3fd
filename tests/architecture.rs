//! Rules the compiler cannot hold.
