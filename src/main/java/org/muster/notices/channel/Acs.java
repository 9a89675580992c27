package org.muster.notices.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muster.shared.Sha256;

/**
 * Alibaba Cloud's signature V3 (ACS3-HMAC-SHA256) for interfaces whose path is {@code /}. <a
 * href="https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature">How it
 * is made</a>.
 */
record Acs(String id, String secret) {

  private static final String METHOD = "ACS3-HMAC-SHA256";

  /** The query as it is signed and must be sent. */
  static String query(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** What goes into the header {@code Authorization}; headers have small names. */
  String authorization(String query, SortedMap<String, String> headers) {
    var names = String.join(";", headers.keySet());
    var request =
        "POST\n/\n"
            + query
            + "\n"
            + headers.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue().strip() + "\n")
                .collect(Collectors.joining())
            + "\n"
            + names
            + "\n"
            + headers.get("x-acs-content-sha256");
    return "%s Credential=%s,SignedHeaders=%s,Signature=%s"
        .formatted(METHOD, id, names, mac(METHOD + "\n" + Sha256.hex(request)));
  }

  private String mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  @Override
  public String toString() {
    return "Acs[" + id + "]";
  }
}
