package org.muster.privacy.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.people.Scope;
import org.muster.privacy.Certificate;
import org.muster.privacy.Destructions;
import org.muster.privacy.Periods;
import org.muster.shared.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Retention, for the working group and the data-protection officer. */
@Controller
@RequestMapping("/admin/retention")
class RetentionPages {

  private static final int SHOWN = 100;
  private static final String HERE = "redirect:/admin/retention";

  private final Periods periods;
  private final Destructions destructions;

  RetentionPages(Periods periods, Destructions destructions) {
    this.periods = periods;
    this.destructions = destructions;
  }

  private static void may(Scope scope) {
    if (!scope.overseesData()) {
      throw Problem.forbidden();
    }
  }

  @GetMapping
  String page(Scope scope, Model model) {
    may(scope);
    model.addAttribute(
        "page", new RetentionPage(periods.all(), destructions.open(), destructions.done(SHOWN)));
    return "privacy/retention";
  }

  @PostMapping("/periods")
  String set(
      Scope scope,
      @RequestParam String kind,
      @RequestParam(defaultValue = "0") int days,
      @RequestParam(defaultValue = "") String why) {
    may(scope);
    periods.set(kind, days, why, Actor.current().name());
    return HERE;
  }

  @PostMapping("/destructions/{id}/hold")
  String hold(Scope scope, @PathVariable UUID id, @RequestParam(defaultValue = "") String why) {
    may(scope);
    destructions.hold(id, why, Actor.current().name());
    return HERE;
  }

  @PostMapping("/destructions/{id}/release")
  String release(Scope scope, @PathVariable UUID id) {
    may(scope);
    destructions.release(id);
    return HERE;
  }

  @PostMapping("/erasures")
  String erase(
      Scope scope,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String why) {
    may(scope);
    return HERE + "/certificates/" + destructions.erase(number, why);
  }

  @GetMapping("/certificates/{id}")
  String certificate(Scope scope, @PathVariable UUID id, Model model) {
    may(scope);
    model.addAttribute("done", destructions.get(id)).addAttribute("certificate", signed(id));
    return "privacy/certificate";
  }

  /** One of what it takes to check a certificate elsewhere. */
  @GetMapping("/certificates/{id}/{file}")
  ResponseEntity<byte[]> file(Scope scope, @PathVariable UUID id, @PathVariable String file) {
    may(scope);
    var certificate = signed(id);
    byte @Nullable [] content =
        switch (file) {
          case "certificate.json" -> certificate.text().getBytes(StandardCharsets.UTF_8);
          case "certificate.sig" -> certificate.signature();
          case "certificate.pem" -> certificate.publicKeyPem().getBytes(StandardCharsets.UTF_8);
          default -> null;
        };
    if (content == null) {
      throw Problem.notFound();
    }
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(content);
  }

  private Certificate signed(UUID id) {
    var certificate = destructions.get(id).certificate();
    if (certificate == null) {
      throw Problem.notFound();
    }
    return certificate;
  }
}
