//! A TOML document read key by key. Each fault is kept with its line and reading goes on.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Fault;

/// The faults and warnings found so far.
pub(super) struct Report {
    line_starts: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
    warnings: RefCell<Vec<Fault>>,
}

impl Report {
    fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    pub(super) fn fault(&self, line: usize, message: impl Into<String>) {
        let message = message.into();
        self.faults.borrow_mut().push(Fault { line, message });
    }

    pub(super) fn warn(&self, line: usize, message: impl Into<String>) {
        let message = message.into();
        self.warnings.borrow_mut().push(Fault { line, message });
    }

    pub(super) fn has_faults(&self) -> bool {
        !self.faults.borrow().is_empty()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        in_order(self.faults)
    }

    pub(super) fn into_warnings(self) -> Vec<Fault> {
        in_order(self.warnings)
    }
}

fn in_order(faults: RefCell<Vec<Fault>>) -> Vec<Fault> {
    let mut faults = faults.into_inner();
    faults.sort();
    faults.dedup();
    faults
}

/// Reads TOML; what is no TOML is reported, as much as the parser can find in one go.
pub(super) fn read(text: &str) -> (Spanned<DeTable<'_>>, Report) {
    let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
    let report = Report {
        line_starts: std::iter::once(0).chain(newlines).collect(),
        faults: RefCell::default(),
        warnings: RefCell::default(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        report.fault(report.line_of(at), format!("not TOML: {}", error.message()));
    }
    (table, report)
}

/// Where the entry of this path begins, or else the last of its tables that is there.
pub(super) fn line_of(table: &Spanned<DeTable<'_>>, report: &Report, path: &[&str]) -> usize {
    let mut section = Section::root(table, report);
    let mut line = 1;
    for key in path {
        let item = section.as_mut().and_then(|section| section.take(key));
        let Some(item) = item else { break };
        line = item.line;
        let table = item.value.as_table();
        section = table.map(|table| Section::of(table, report, String::new(), line));
    }
    line
}

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Item<'a> {
    report: &'a Report,
    value: &'a DeValue<'a>,
    path: String,
    pub(super) line: usize,
}

impl<'a> Item<'a> {
    /// Reports a fault here; gives `None`, whatever was expected.
    pub(super) fn fault<T>(&self, message: &str) -> Option<T> {
        self.add_fault(message);
        None
    }

    pub(super) fn add_fault(&self, message: &str) {
        self.report
            .fault(self.line, format!("`{}`: {message}", self.path));
    }

    pub(super) fn warn(&self, message: &str) {
        self.report
            .warn(self.line, format!("`{}`: {message}", self.path));
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.as_str().or_else(|| self.wrong("text"))
    }

    pub(super) fn flag(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong("true or false"))
    }

    pub(super) fn integer(&self) -> Option<u32> {
        let digits = self.value.as_integer();
        let number = digits.and_then(|digits| {
            u32::from_str_radix(&digits.as_str().replace('_', ""), digits.radix()).ok()
        });
        number.or_else(|| self.wrong("a whole number"))
    }

    /// A date, written as TOML does or as text.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        if let Some(text) = self.value.as_str() {
            let date = consent::civil_date::parse_iso(text).ok();
            return date.or_else(|| self.wrong("a date, YYYY-MM-DD"));
        }
        let written = self.value.as_datetime();
        let date = written
            .filter(|moment| moment.time.is_none())
            .and_then(|moment| moment.date)
            .and_then(|date| {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            });
        date.or_else(|| self.wrong("a date, YYYY-MM-DD"))
    }

    /// Text that a type reads itself; the type's error says what is wrong.
    pub(super) fn parsed<T>(&self) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        match self.text()?.parse() {
            Ok(value) => Some(value),
            Err(error) => self.fault(&error.to_string()),
        }
    }

    pub(super) fn items(&self) -> Option<Vec<Item<'a>>> {
        let Some(list) = self.value.as_array() else {
            return self.wrong("a list");
        };
        let items = list.iter().enumerate().map(|(index, value)| Item {
            report: self.report,
            value: value.get_ref(),
            path: format!("{}[{index}]", self.path),
            line: self.report.line_of(value.span().start),
        });
        Some(items.collect())
    }

    pub(super) fn section(&self) -> Option<Section<'a>> {
        match self.value.as_table() {
            Some(table) => Some(Section::of(
                table,
                self.report,
                self.path.clone(),
                self.line,
            )),
            None => self.wrong("a table"),
        }
    }

    fn wrong<T>(&self, expected: &str) -> Option<T> {
        self.fault(&format!("expected {expected}"))
    }
}

/// A table whose keys are taken one by one; what is left at the end is unknown.
pub(super) struct Section<'a> {
    report: &'a Report,
    path: String,
    line: usize,
    left: Vec<Item<'a>>,
}

impl<'a> Section<'a> {
    pub(super) fn root(table: &'a Spanned<DeTable<'a>>, report: &'a Report) -> Option<Self> {
        let is_readable = !report.has_faults();
        is_readable.then(|| Self::of(table.get_ref(), report, String::new(), 1))
    }

    fn of(table: &'a DeTable<'a>, report: &'a Report, path: String, line: usize) -> Self {
        let left = table.iter().map(|(key, value)| {
            let dot = if path.is_empty() { "" } else { "." };
            Item {
                report,
                value: value.get_ref(),
                path: format!("{path}{dot}{}", key.get_ref()),
                line: report.line_of(start_of(&key.span(), &value.span())),
            }
        });
        let left = left.collect();
        Self {
            report,
            path,
            line,
            left,
        }
    }

    pub(super) fn keys(&self) -> Vec<String> {
        let names = self.left.iter();
        names.map(|item| self.key_of(item).to_owned()).collect()
    }

    pub(super) fn fault(&self, message: &str) {
        self.report
            .fault(self.line, format!("`{}`: {message}", self.path));
    }

    pub(super) fn warn(&self, message: &str) {
        let message = if self.path.is_empty() {
            message.to_owned()
        } else {
            format!("`{}`: {message}", self.path)
        };
        self.report.warn(self.line, message);
    }

    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Item<'a>) -> Option<T>,
    ) -> Option<T> {
        self.take(key).and_then(|item| read(&item))
    }

    pub(super) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Item<'a>) -> Option<T>,
    ) -> Option<T> {
        let Some(item) = self.take(key) else {
            let dot = if self.path.is_empty() { "" } else { "." };
            self.report
                .fault(self.line, format!("`{}{dot}{key}` is missing", self.path));
            return None;
        };
        read(&item)
    }

    /// Every element of a list, with its line; an absent list has none.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        read: impl Fn(&Item<'a>) -> Option<T>,
    ) -> Vec<(usize, Option<T>)> {
        let items = self.take(key).and_then(|item| item.items());
        let read = |item: Item<'a>| (item.line, read(&item));
        items.unwrap_or_default().into_iter().map(read).collect()
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        for item in &self.left {
            item.add_fault("unknown key");
        }
    }

    fn take(&mut self, key: &str) -> Option<Item<'a>> {
        let at = self.left.iter().position(|item| self.key_of(item) == key)?;
        Some(self.left.swap_remove(at))
    }

    fn key_of<'i>(&self, item: &'i Item<'_>) -> &'i str {
        let key = item.path.strip_prefix(self.path.as_str());
        let key = key.unwrap_or_default();
        key.strip_prefix('.').unwrap_or(key)
    }
}

/// Where an entry begins: at its key, which for a table is the header that first names it.
fn start_of(key: &Range<usize>, value: &Range<usize>) -> usize {
    if key.is_empty() {
        value.start
    } else {
        key.start
    }
}
