//! The collector's HTTP face, on real database files with a clock that stands still.

#![cfg(test)]

mod bodies;
mod changes;
mod connections;
mod fields;
mod files;
mod fixture;
mod forged;
mod log;
mod once;
mod origins;
mod rates;
mod reading;
mod signals;
mod slots;
mod storing;
mod together;
mod withdrawing;
