/// An ISO 4217 currency by its code, with the number of decimals its minor unit has.
public struct Currency: Hashable, Sendable {
  public let code: String
  public let decimals: Int

  public init(code: String, decimals: Int) {
    self.code = code
    self.decimals = decimals
  }

  public static let sek = Currency(code: "SEK", decimals: 2)
  public static let eur = Currency(code: "EUR", decimals: 2)
}

/// A sum in whole minor units (öre, cents): never a floating-point number.
public struct Money: Hashable, Sendable {
  public let minorUnits: Int64
  public let currency: Currency

  public init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}
