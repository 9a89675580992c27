package org.muster.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that nobody means well with. */
final class Nasty {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "undefined",
          "true",
          "-1",
          "0",
          "NaN",
          "Infinity",
          "1e999999999",
          "9223372036854775808",
          "2147483648",
          "99999999999999999999999999999999999999",
          "0x10",
          "a\u0000b",
          "\u0000",
          "\ufffe\uffff",
          "\u202e\u200b\ufeff",
          "e\u0301".repeat(500),
          "😷".repeat(300),
          "\r\nX-Injected: yes\r\n\r\n<html>",
          "' or '1'='1",
          "'; drop table students; --",
          "') union select null, version() --",
          "\\'; select pg_sleep(20); --",
          "$$; select pg_sleep(20); $$",
          "%' or 1=1 --",
          "%%%___\\",
          "${7*7}${jndi:ldap://127.0.0.1:1/x}",
          "#{7*7} *{7*7} {{7*7}} <%= 7*7 %> @{7*7}",
          "T(java.lang.Runtime).getRuntime()",
          "{0} {1,number} '{",
          "../../../../etc/passwd",
          "..\\..\\..\\windows\\win.ini",
          "file:///etc/passwd",
          "http://127.0.0.1:1/",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "@SUM(A1)",
          "\t=1+1",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
          "(((((((((((((((((((((((((((((a+)+)+)+",
          "0000-00-00",
          "2026-02-30",
          "9999-12-31",
          "+999999999-12-31",
          "-999999999-01-01",
          "10000-01-01",
          "2026-11-31T25:61:61Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "294277-01-01T00:00:00Z",
          "+300000-01-01T00:00:00Z",
          "-300000-01-01T00:00:00Z",
          "2026-11-22T00:00:00+18:00",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "1-1-1-1-1",
          "zh-CN-x-".repeat(40));

  /** As they stand in JSON: more than a text can say. */
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "-0.0",
          "1e999999999",
          "-1E-999999999",
          "9223372036854775808",
          "2147483648",
          "NaN",
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "{\"\":null}",
          "{\"$ref\":\"#\"}",
          "{\"@class\":\"java.lang.Runtime\",\"@type\":\"x\"}",
          "{\"__proto__\":{\"admin\":true}}",
          "\"\\ud800\"",
          "\"\\udfff\\ud800\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "[\"\\u0000\"]",
          "{\"a\\u0000\":\"\\ud800\"}",
          "[{\"at\":\"+999999999-01-01T00:00:00Z\",\"means\":\"\\u0000\",\"note\":\"\\ud800\"}]",
          "[{\"at\":null,\"means\":null,\"note\":null},null]",
          "{\"health\":\"\\u0000\",\"\\u0000\":1,\"temperature\":1e400}",
          "{\"health\":[[[[]]]],\"note\":{\"a\":1}}",
          "{\"unit\":\"\\u0000\",\"units\":[null],\"kind\":1,\"all\":[{\"any\":[]}]}",
          "[{\"kind\":\"\\u0000\",\"after\":\"PT-1S\",\"minutes\":-1,\"at\":1e99}]",
          "\"unterminated",
          "{\"a\":1,}",
          "/* */ 1",
          "'single'");

  private static final List<String> RAW =
      List.of(
          "%",
          "%z",
          "%zz",
          "%00",
          "a%00b",
          "%ff%fe",
          "%c0%ae%c0%ae/",
          "%ed%a0%80",
          "%2e%2e%2f",
          "..%2f..%2f",
          "%252e%252e%252f",
          "%0d%0aX-Injected:%20yes",
          ";a=b",
          ";jsessionid=1",
          "a;b/../c",
          "<>",
          "{}",
          "|",
          "\\",
          "^`\"",
          "\u00ff\u00fe",
          "%u0041",
          "+",
          "%20",
          ".",
          "..",
          "...",
          "*",
          "%",
          "[",
          "a[]=1",
          "%3f",
          "%23");

  private static final int[] LENGTHS = {31, 256, 1_001, 5_000};

  private final RandomGenerator random;

  Nasty(RandomGenerator random) {
    this.random = random;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  String text() {
    return switch (random.nextInt(8)) {
      case 0 -> "x".repeat(LENGTHS[random.nextInt(LENGTHS.length)]);
      case 1 -> {
        var signs = new StringBuilder();
        for (int n = random.nextInt(12); n >= 0; n--) {
          int sign = random.nextInt(0x110000);
          signs.appendCodePoint(Character.isSurrogate((char) sign) ? '?' : sign);
        }
        yield signs.toString();
      }
      default -> one(TEXTS);
    };
  }

  /** A value of JSON, though not always right JSON. */
  String json() {
    return chance(2) ? quoted(text()) : one(JSON);
  }

  /** Bytes for an address, as ISO 8859-1, that need not be a right one. */
  String raw() {
    return one(RAW);
  }

  /** A text as JSON has it. */
  static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars()
        .forEach(
            sign -> {
              if (sign < ' ' || sign == '"' || sign == '\\' || Character.isSurrogate((char) sign)) {
                json.append("\\u%04x".formatted(sign));
              } else {
                json.append((char) sign);
              }
            });
    return json.append('"').toString();
  }

  /** A text as an address has it. */
  static String encoded(String text) {
    var address = new StringBuilder();
    for (var sign : text.getBytes(StandardCharsets.UTF_8)) {
      address.append(
          sign > 0 && (Character.isLetterOrDigit(sign) || "-_.".indexOf(sign) >= 0)
              ? String.valueOf((char) sign)
              : "%%%02X".formatted(sign));
    }
    return address.toString();
  }
}
