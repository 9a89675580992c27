package org.muster.situation.askings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.muster.audit.Actor;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.askings.AskingAnswers;
import org.muster.situation.askings.Members;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where members' returns come in. There is no session and no account: a member's token opens it,
 * its signature says whose the return is, and either without the other gets nowhere.
 */
@RestController
class ReturnsDoor {

  private static final int LONGEST = 256 * 1024;
  private static final String SCHEME = "Bearer ";

  private final Institutions institutions;
  private final Members members;
  private final AskingAnswers answers;

  ReturnsDoor(Institutions institutions, Members members, AskingAnswers answers) {
    this.institutions = institutions;
    this.members = members;
    this.answers = answers;
  }

  @PostMapping("/hooks/returns/{code}")
  ResponseEntity<Map<String, Object>> take(
      @PathVariable String code, HttpServletRequest request, Text t) throws IOException {
    var header = request.getHeader("Authorization");
    var token = header != null && header.startsWith(SCHEME) ? header.substring(7).strip() : "";
    var body = request.getInputStream().readNBytes(LONGEST + 1);
    try {
      if (body.length > LONGEST) {
        throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "request.too-large");
      }
      // One answer for no such institution and no such token: neither is to be found out here.
      var institution =
          institutions
              .byCode(code)
              .orElseThrow(() -> new Problem(HttpStatus.UNAUTHORIZED, "askings.no-token"));
      var receipt =
          CurrentInstitution.<AskingAnswers.Receipt, RuntimeException>call(
              institution.id(), () -> taken(token, body, request.getRemoteAddr()));
      return ResponseEntity.ok(
          Map.of("number", receipt.number(), "hash", receipt.hash(), "again", receipt.again()));
    } catch (Problem refused) {
      return ResponseEntity.status(refused.status())
          .body(Map.of("code", refused.code(), "detail", refused.message(t)));
    }
  }

  private AskingAnswers.Receipt taken(String token, byte[] body, String origin) {
    var member =
        members
            .byToken(token)
            .orElseThrow(() -> new Problem(HttpStatus.UNAUTHORIZED, "askings.no-token"));
    return new Actor(null, member.name(), origin)
        .<AskingAnswers.Receipt, RuntimeException>call(
            () -> answers.take(member, new String(body, StandardCharsets.UTF_8)));
  }
}
