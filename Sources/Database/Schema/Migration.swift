/// One numbered step of the schema. Never edit one that a release had: add another.
public struct Migration: Sendable {
  public let number: Int
  public let name: String
  public let statements: [SQL]

  public init(number: Int, name: String, statements: [SQL]) {
    self.number = number
    self.name = name
    self.statements = statements
  }
}
