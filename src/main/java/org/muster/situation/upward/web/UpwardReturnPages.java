package org.muster.situation.upward.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.muster.situation.upward.AgreedFigures;
import org.muster.situation.upward.ReturnMaking;
import org.muster.situation.upward.ReturnSending;
import org.muster.situation.upward.SuperiorOffices;
import org.muster.situation.upward.UpwardReturns;
import org.springframework.http.CacheControl;
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

/** A day's return: made, sent, carried, taken away as a signed file. */
@Controller
@RequestMapping("/upward/{id:[0-9a-f-]{36}}/returns")
class UpwardReturnPages {

  private final SuperiorOffices superiors;
  private final UpwardReturns returns;
  private final ReturnMaking making;
  private final ReturnSending sending;
  private final AgreedFigures agreed;
  private final Exports exports;

  UpwardReturnPages(
      SuperiorOffices superiors,
      UpwardReturns returns,
      ReturnMaking making,
      ReturnSending sending,
      AgreedFigures agreed,
      Exports exports) {
    this.superiors = superiors;
    this.returns = returns;
    this.making = making;
    this.sending = sending;
    this.agreed = agreed;
    this.exports = exports;
  }

  @PostMapping
  String make(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam LocalDate day,
      @RequestParam int after,
      @RequestParam(defaultValue = "") String reason) {
    UpwardPages.may(scope);
    var made = making.make(id, day, after, reason, viewer.name());
    if (superiors.get(id).address() != null) {
      sending.send(made, viewer.name());
    }
    return to(id, day, made.n());
  }

  private static String to(UUID id, LocalDate day, int n) {
    return "redirect:/upward/%s/returns/%s/%d".formatted(id, day, n);
  }

  @GetMapping("/{day}/{n}")
  String one(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n,
      Model model) {
    UpwardPages.may(scope);
    var one = returns.get(id, day, n);
    var signed = returns.file(one);
    var file = signed.file();
    model.addAttribute(
        "page",
        new UpwardReturnPage(
            superiors.get(id),
            one,
            file,
            HexFormat.of().formatHex(signed.hash()),
            file.figures().stream()
                .map(value -> new UpwardReturnPage.Line(agreed.label(value.key(), t), value))
                .toList(),
            file.changed().stream()
                .map(
                    change ->
                        new SuperiorPage.Change(
                            agreed.label(change.key(), t), change.from(), change.to()))
                .toList(),
            returns.attempts(one)));
    return "upward/return";
  }

  @PostMapping("/{day}/{n}/sending")
  String send(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n) {
    UpwardPages.may(scope);
    sending.send(returns.get(id, day, n), viewer.name());
    return to(id, day, n);
  }

  @PostMapping("/{day}/{n}/handing")
  String hand(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n) {
    UpwardPages.may(scope);
    returns.handed(returns.get(id, day, n), viewer.name());
    return to(id, day, n);
  }

  @GetMapping("/{day}/{n}/file")
  ResponseEntity<byte[]> file(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @PathVariable LocalDate day,
      @PathVariable int n,
      HttpServletRequest request) {
    UpwardPages.may(scope);
    var signed = returns.file(returns.get(id, day, n));
    // Counts of the whole institution: it lists nobody, and a mark in it would break the signature.
    exports.take(viewer, "upward", request, 0);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/jose"))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%s.jws\""
                .formatted(signed.file().institution().code(), signed.file().number()))
        .body(signed.text().getBytes(StandardCharsets.US_ASCII));
  }
}
