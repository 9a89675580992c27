package org.muster.hostile;

import java.util.List;

/** Methods, kinds of content and headers that no well-meaning program sends. */
final class WrongHeads {

  static final List<String> METHODS =
      List.of(
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "GET",
          "OPTIONS",
          "TRACE",
          "PROPFIND",
          "post",
          "X",
          "G\u00e9T",
          "CONNECT");

  static final List<String> MEDIA =
      List.of(
          "",
          "text/plain",
          "application/json;charset=utf-16",
          "application/json;charset=nonsense",
          "application/json;charset=\"",
          "application/xml",
          "application/x-www-form-urlencoded",
          "application/x-ndjson",
          "application/x-java-serialized-object",
          "multipart/form-data",
          "multipart/form-data;boundary=" + "b".repeat(5_000),
          "multipart/mixed;boundary=x",
          "*/*",
          "a",
          "/",
          "application/json, application/json",
          "application/" + "j".repeat(3_000));

  static final List<String> HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: a",
          "Accept: application/json;q=9",
          "Accept: image/png",
          "Accept-Language: " + "zh,".repeat(1_500),
          "Accept-Language: ${x},*;q=z,../../x",
          "Accept-Charset: x",
          "Authorization: Basic YTph",
          "Authorization: Bearer",
          "Authorization: Bearer \u00ff\u00fe",
          "Authorization: Bearer mst_" + "x".repeat(5_000),
          "Cookie: muster=x; csrf=y; lang=../../z; =; \u0001",
          "Cookie: muster=" + "A".repeat(4_000),
          "Idempotency-Key: " + "k".repeat(4_000),
          "Idempotency-Key: a\u00ffb'\"",
          "If-Modified-Since: yesterday",
          "If-None-Match: \"",
          "Range: bytes=0-0,-1,9999999999999999999-",
          "X-Forwarded-For: ' or 1=1, ::::",
          "X-Forwarded-Host: evil.example:99999999",
          "X-Forwarded-Proto: gopher",
          "X-Forwarded-Prefix: /../..",
          "X-HTTP-Method-Override: DELETE",
          "HX-Request: true",
          "HX-Current-URL: ::not an address::",
          "Host: a b",
          "Host: evil.example\r\nHost: other.example",
          "Expect: 200-ok",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 1000000",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: nonsense",
          "X-Long: " + "x".repeat(30_000),
          "X: y\r\n".repeat(150) + "X: z",
          "NoColon",
          " leading: space",
          "Nul: \u0000",
          "Traceparent: 00-x-y-zz");

  private WrongHeads() {}
}
