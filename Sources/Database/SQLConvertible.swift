import TwinhallCore

/// Thrown inside conversions; `Row` adds the column that it was read from.
private func misfit<T>(_ type: T.Type) -> DatabaseError { .unexpectedValue(column: "", expected: "\(type)") }

extension String: SQLConvertible {
  public var sqlValue: SQLValue { .text(self) }
  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue else { throw misfit(String.self) }
    self = text
  }
}

extension Int64: SQLConvertible {
  public var sqlValue: SQLValue { .integer(self) }
  public init(sqlValue: SQLValue) throws {
    guard case .integer(let number) = sqlValue else { throw misfit(Int64.self) }
    self = number
  }
}

extension Int: SQLConvertible {
  public var sqlValue: SQLValue { .integer(Int64(self)) }
  public init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Double: SQLConvertible {
  public var sqlValue: SQLValue { .real(self) }
  public init(sqlValue: SQLValue) throws {
    switch sqlValue {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: throw misfit(Double.self)
    }
  }
}

/// Stored as the integers 0 and 1.
extension Bool: SQLConvertible {
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  public init(sqlValue: SQLValue) throws {
    switch sqlValue {
    case .integer(0): self = false
    case .integer(1): self = true
    default: throw misfit(Bool.self)
    }
  }
}

extension [UInt8]: SQLConvertible {
  public var sqlValue: SQLValue { .bytes(self) }
  public init(sqlValue: SQLValue) throws {
    guard case .bytes(let bytes) = sqlValue else { throw misfit([UInt8].self) }
    self = bytes
  }
}

/// nil is NULL.
extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }
  public init(sqlValue: SQLValue) throws { self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue) }
}

/// Stored as its 36 characters.
extension Identifier: SQLConvertible {
  public var sqlValue: SQLValue { .text(description) }
  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue, let identifier = Identifier(text) else { throw misfit(Identifier.self) }
    self = identifier
  }
}

/// Stored as `2026-11-24T09:05:00.000Z`, which sorts as time does.
extension Instant: SQLConvertible {
  public var sqlValue: SQLValue { .text(description) }
  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue, let instant = Instant(text) else { throw misfit(Instant.self) }
    self = instant
  }
}

/// Stored as `2026-11-24`.
extension Day: SQLConvertible {
  public var sqlValue: SQLValue { .text(description) }
  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue, let day = Day(text) else { throw misfit(Day.self) }
    self = day
  }
}

/// Stored as its raw value: `extension Role: SQLConvertible {}` is all that an enum needs.
extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
  public var sqlValue: SQLValue { rawValue.sqlValue }
  public init(sqlValue: SQLValue) throws {
    guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else { throw misfit(Self.self) }
    self = value
  }
}

extension Language: SQLConvertible {
  /// A language whose file has been taken away since is read as English.
  public init(sqlValue: SQLValue) throws { self = Language(rawValue: try String(sqlValue: sqlValue)) ?? .english }
}
