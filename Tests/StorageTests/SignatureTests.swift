import Testing
import TwinhallCore

@testable import Storage

/// The examples of docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.
@Suite("Signatures of requests to S3")
struct SignatureTests {
  private let signature = S3Signature(
    accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1",
    at: Instant("2013-05-24T00:00:00.000Z")!)
  private let host = (name: "host", value: "examplebucket.s3.amazonaws.com")
  private let date = (name: "x-amz-date", value: "20130524T000000Z")
  private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  private func end(_ authorization: String) -> Substring { authorization.suffix(64) }

  @Test("getting a part of an object")
  func get() {
    let headers = [host, ("range", "bytes=0-9"), ("x-amz-content-sha256", empty), date]
    let authorization = signature.authorization(method: "GET", path: "/test.txt", headers: headers, payload: empty)
    #expect(
      authorization.hasPrefix(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
          + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature="))
    #expect(end(authorization) == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
  }

  @Test("putting an object")
  func put() {
    let payload = sha256(Array("Welcome to Amazon S3.".utf8))
    let headers = [
      host, ("date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-content-sha256", payload), date,
      ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
    ]
    let authorization = signature.authorization(method: "PUT", path: "/test%24file.text", headers: headers, payload: payload)
    #expect(end(authorization) == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
  }

  @Test(
    "a question with a query",
    arguments: [
      ("lifecycle=", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
      ("max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ])
  func query(text: String, expected: String) {
    let headers = [host, ("x-amz-content-sha256", empty), date]
    let authorization = signature.authorization(method: "GET", path: "/", query: text, headers: headers, payload: empty)
    #expect(end(authorization) == expected)
  }
}
