extension SQLValue: SQLConvertible {
  public var sqlValue: SQLValue { self }
  public init(sqlValue: SQLValue) { self = sqlValue }
}

extension SQL.Interpolation {
  /// Binds NULL for nil. An overload of its own, because the compiler warns when an optional meets a parameter that is not one.
  public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
    appendInterpolation(value?.sqlValue ?? SQLValue.null)
  }
}
