//! PostgreSQL's geometric types. Each one's text is one that PostgreSQL reads.
//!
//! <https://www.postgresql.org/docs/current/datatype-geometric.html>; the bytes are those of
//! `src/backend/utils/adt/geo_ops.c`.

use crate::Decoded;
use crate::wire::{Bytes, Wire, wire_type, write_count};
use bytes::{BufMut, BytesMut};
use std::fmt;

/// A point of the plane: `(x,y)`.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// How far right it is.
    pub x: f64,
    /// How far up it is.
    pub y: f64,
}

/// An infinite line, all points for which `a`x + `b`y + `c` = 0: `{a,b,c}`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// The factor of x.
    pub a: f64,
    /// The factor of y.
    pub b: f64,
    /// The constant.
    pub c: f64,
}

/// The part of a line between two points, PostgreSQL's `lseg`: `[(x,y),(x,y)]`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Segment {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
}

/// A rectangle with its sides along the axes, PostgreSQL's `box`: `(x,y),(x,y)`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rect {
    /// The corner with the larger coordinates.
    pub upper_right: Point,
    /// The corner with the smaller coordinates.
    pub lower_left: Point,
}

/// Points that are joined in order: `((x,y),…)`, or open `[(x,y),…]`.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Path {
    /// Whether the last point is joined to the first.
    pub closed: bool,
    /// The points.
    pub points: Vec<Point>,
}

/// An area and the points of its border: `((x,y),…)`.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Polygon {
    /// The points.
    pub points: Vec<Point>,
}

/// A circle: `<(x,y),r>`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Circle {
    /// Its centre.
    pub center: Point,
    /// Its radius.
    pub radius: f64,
}

/// Implements [`Wire`] for a struct that is its fields, one behind the other.
macro_rules! fields {
    ($name:ident: $($field:ident),+) => {
        impl Wire for $name {
            fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
                Ok(Self { $($field: Wire::read(bytes)?),+ })
            }

            fn write(&self, out: &mut BytesMut) -> Decoded<()> {
                $(self.$field.write(out)?;)+
                Ok(())
            }
        }
    };
}

fields!(Point: x, y);
fields!(Line: a, b, c);
fields!(Segment: start, end);
fields!(Rect: upper_right, lower_left);
fields!(Path: closed, points);
fields!(Polygon: points);
fields!(Circle: center, radius);

wire_type!(Point: POINT);
wire_type!(Line: LINE);
wire_type!(Segment: LSEG);
wire_type!(Rect: BOX);
wire_type!(Path: PATH);
wire_type!(Polygon: POLYGON);
wire_type!(Circle: CIRCLE);

impl Wire for f64 {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        bytes.array().map(Self::from_be_bytes)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_f64(*self);
        Ok(())
    }
}

impl Wire for bool {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        bytes.byte().map(|byte| byte != 0)
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        out.put_u8(u8::from(*self));
        Ok(())
    }
}

impl Wire for Vec<Point> {
    fn read(bytes: &mut Bytes<'_>) -> Decoded<Self> {
        let count = bytes.count()?;
        (0..count).map(|_| Point::read(bytes)).collect()
    }

    fn write(&self, out: &mut BytesMut) -> Decoded<()> {
        write_count(self.len(), out)?;
        self.iter().try_for_each(|point| point.write(out))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({},{})", self.x, self.y)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{},{},{}}}", self.a, self.b, self.c)
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{},{}]", self.start, self.end)
    }
}

impl fmt::Display for Rect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.upper_right, self.lower_left)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.closed {
            true => write!(f, "({})", joined(&self.points)),
            false => write!(f, "[{}]", joined(&self.points)),
        }
    }
}

impl fmt::Display for Polygon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({})", joined(&self.points))
    }
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{},{}>", self.center, self.radius)
    }
}

fn joined(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(Point::to_string).collect();
    points.join(",")
}
