package org.muster.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muster.rounds.Submission;
import org.muster.shared.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Marks of what reports are sent by: the same for one address and browser within a round, and
 * another in the next, so that it tells what came together and nothing about anybody.
 */
@Component
class DeviceMarks {

  private static final String BROWSER = "Mozilla/";

  private final SecretKeySpec key;

  DeviceMarks(Secrets secrets) {
    this.key = new SecretKeySpec(secrets.key("device-marks"), "HmacSHA256");
  }

  int of(HttpServletRequest request, UUID round) {
    var agent = request.getHeader(HttpHeaders.USER_AGENT);
    if (agent == null || !agent.startsWith(BROWSER)) {
      return Submission.NO_BROWSER;
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var said = round + " " + request.getRemoteAddr() + " " + agent;
      int mark = ByteBuffer.wrap(mac.doFinal(said.getBytes(StandardCharsets.UTF_8))).getInt();
      return mark == Submission.NO_BROWSER ? 1 : mark;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
