import TwinhallCore

/// U+00A0: a number must not break over two lines.
let noBreakSpace = "\u{A0}"
/// U+2212, as every language prints it.
private let minus = "\u{2212}"

extension Formats {
  /// `1,250,000`, `1 250 000` (with no-break spaces). Swedish and Spanish do not group four digits.
  public func integer(_ value: Int) -> String { conventions.integer(value) }

  /// Rounded half away from zero to so many places: `1,234.5`, `1234,5`.
  /// - Parameter places: 0 to 6.
  public func decimal(_ value: Double, places: Int) -> String {
    let scale = powerOfTen(places)
    let rounded = (value * Double(scale)).rounded()
    guard rounded.isFinite, rounded.magnitude < 9e18 else { return "–" }
    return decimal(Int64(rounded), places: places)
  }

  /// The money's amount and currency: `SEK 1,250,000`, `1 250 000 kr`. The minor unit is shown when it is not zero.
  public func money(_ money: Money) -> String {
    let scale = Int64(powerOfTen(money.currency.decimals))
    let whole = money.minorUnits % scale == 0
    let amount = whole ? decimal(money.minorUnits / scale, places: 0) : decimal(money.minorUnits, places: money.currency.decimals)
    return conventions.pattern("currency", ["amount": .text(amount), "currency": .text(conventions.currency(money.currency.code))])
  }

  /// A share of 1 in per cent: `45%`, `45 %`.
  public func percent(_ share: Double, places: Int = 0) -> String {
    conventions.pattern("percent", ["number": .text(decimal(share * 100, places: places))])
  }

  /// Decimal multiples (ISO/IEC 80000-13): `812 B`, `1.5 MB`, `1,5 MB`.
  public func byteSize(_ bytes: Int) -> String {
    var value = Double(bytes)
    var unit = 0
    while value >= 999.5, unit < byteUnits.count - 1 {
      value /= 1000
      unit += 1
    }
    let places = unit > 0 && value < 9.95 ? 1 : 0
    return decimal(value, places: places) + noBreakSpace + byteUnits[unit]
  }

  private func decimal(_ scaled: Int64, places: Int) -> String {
    let scale = UInt64(powerOfTen(places))
    let whole = conventions.grouped(String(scaled.magnitude / scale))
    let sign = scaled < 0 ? minus : ""
    guard places > 0 else { return sign + whole }
    let fraction = String(scaled.magnitude % scale)
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return sign + whole + conventions.decimalSign + zeros + fraction
  }
}

extension Conventions {
  func integer(_ value: Int) -> String { (value < 0 ? minus : "") + grouped(String(value.magnitude)) }

  fileprivate func grouped(_ digits: String) -> String {
    guard digits.utf8.count >= leastGrouped else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += groupSign }
      result.append(digit)
    }
    return result
  }
}

private let byteUnits = ["B", "kB", "MB", "GB", "TB"]

private func powerOfTen(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
