//! What travels between widget and collector. Types of the wire are not types of the house:
//! they say exactly what is in the JSON, and the house reads them once.

pub mod problem;
pub mod v1;
