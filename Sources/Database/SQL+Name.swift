extension SQL {
  /// The name of a table or column that stands in the program's own source, for lists of tables that one piece of code walks.
  public init(name: StaticString) { self.init(trusted: "\"\(name)\"") }
}
