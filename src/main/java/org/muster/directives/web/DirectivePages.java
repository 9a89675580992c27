package org.muster.directives.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Answer;
import org.muster.directives.Answering;
import org.muster.directives.Directives;
import org.muster.directives.Documents;
import org.muster.directives.Issued;
import org.muster.directives.Item;
import org.muster.directives.Progress;
import org.muster.directives.Question;
import org.muster.directives.Receipts;
import org.muster.directives.Returns;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Directives received: listed, opened, studied, answered. */
@Controller
class DirectivePages {

  private final Directives directives;
  private final Receipts receipts;
  private final Answering answering;
  private final Returns returns;
  private final Progress progress;
  private final Issued issued;
  private final Documents documents;
  private final Labels labels;
  private final Clock clock;

  DirectivePages(
      Directives directives,
      Receipts receipts,
      Answering answering,
      Returns returns,
      Progress progress,
      Issued issued,
      Documents documents,
      Labels labels,
      Clock clock) {
    this.directives = directives;
    this.receipts = receipts;
    this.answering = answering;
    this.returns = returns;
    this.progress = progress;
    this.issued = issued;
    this.documents = documents;
    this.labels = labels;
    this.clock = clock;
  }

  @GetMapping("/directives")
  String list(Viewer viewer, Scope scope, Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            viewer.person() == null ? List.of() : receipts.mine(viewer.person()),
            Directives.mayIssue(scope) || scope.whole() ? issued.by(scope) : List.of(),
            scope.whole() ? List.of() : issued.ofMyUnits(scope),
            Directives.mayIssue(scope),
            clock.instant()));
    return "directives/list";
  }

  // Only ids: the style sheet of these pages lies beside them.
  /** Opening it is its receipt. */
  @GetMapping("/directives/{id:[0-9a-f-]{36}}")
  String show(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(name = "for", required = false) @Nullable UUID holder,
      Model model) {
    var directive = directives.get(id, scope);
    var received =
        viewer.person() == null
            ? null
            : receipts.open(id, viewer.person(), viewer.name(), holder).orElse(null);
    var proposals =
        received == null
            ? Map.<Integer, Returns.Proposal>of()
            : returns.proposals(id, received.holder());
    model.addAttribute(
        "page",
        new ReceivedPage(
            directive,
            received == null ? null : received.holder(),
            received == null ? null : received.holderName(),
            directives.items(id).stream()
                .map(item -> entry(item, received, proposals.get(item.n()), t))
                .toList(),
            received == null ? List.of() : issued.forwarded(id, received.holder(), scope),
            received != null && directive.stands() && Directives.mayIssue(scope),
            progress.mayFollow(id, scope),
            directive.stands() && directives.mayWithdraw(directive, scope)));
    return "directives/directive";
  }

  private ReceivedPage.Entry entry(
      Item item,
      Receipts.@Nullable Received received,
      Returns.@Nullable Proposal proposal,
      Text t) {
    var answer = received == null ? null : received.answers().get(item.n());
    var held = received == null ? Map.<Integer, Long>of() : answering.held(item, received);
    return new ReceivedPage.Entry(
        item,
        answer,
        item.questions().stream()
            .map(question -> asked(question, answer, held, proposal, t))
            .toList(),
        proposal,
        clock.instant());
  }

  private ReceivedPage.Asked asked(
      Question question,
      @Nullable Answer answer,
      Map<Integer, Long> held,
      Returns.@Nullable Proposal proposal,
      Text t) {
    var proposed = proposal == null ? null : proposal.sums().get(question.n());
    var number = answer == null ? proposed : answer.numbers().get(question.n());
    var words = answer == null ? null : answer.words().get(question.n());
    var answered = answer == null ? null : number == null ? words : t.count(number);
    var count = question.held() == null ? null : held.get(question.n());
    return new ReceivedPage.Asked(
        question.n(),
        labels.of(question, t),
        question.unit(),
        question.number(),
        count,
        question.held() != null && count == null,
        number != null ? number.toString() : words == null ? "" : words,
        answered);
  }

  @PostMapping("/directives/{id}/items/{n}/answer")
  String answer(
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable int n,
      @RequestParam(name = "for") UUID holder,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request)
      throws IOException {
    var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    var file = parts == null ? null : parts.getFile("file");
    UUID document = null;
    if (file != null && !file.isEmpty()) {
      document =
          documents
              .keep(String.valueOf(file.getOriginalFilename()), file.getBytes(), viewer.self())
              .id();
    }
    var typed = new HashMap<Integer, String>();
    fields.forEach(
        (name, value) -> {
          if (name.matches("q[0-9]{1,2}")) {
            typed.put(Integer.valueOf(name.substring(1)), value);
          }
        });
    answering.answer(
        id,
        n,
        holder,
        new Answer.Reply(fields.getOrDefault("note", ""), document, typed),
        viewer.self(),
        viewer.name());
    return "redirect:/directives/" + id + "?for=" + holder + "#i" + n;
  }

  @PostMapping("/directives/{id}/withdraw")
  String withdraw(Viewer viewer, Scope scope, @PathVariable UUID id, @RequestParam String why) {
    directives.withdraw(id, why, scope, viewer.name());
    return "redirect:/directives/" + id;
  }

  @GetMapping("/directives/{id}/documents/{document}")
  ResponseEntity<byte[]> document(Scope scope, @PathVariable UUID id, @PathVariable UUID document) {
    return file(documents.enclosed(id, document, scope));
  }

  @GetMapping("/directives/{id}/evidence/{document}")
  ResponseEntity<byte[]> evidence(Scope scope, @PathVariable UUID id, @PathVariable UUID document) {
    return file(documents.evidence(id, document, scope));
  }

  /** Saved, never shown as a page of this program. */
  private static ResponseEntity<byte[]> file(Documents.Document found) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(found.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(found.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(found.bytes());
  }
}
