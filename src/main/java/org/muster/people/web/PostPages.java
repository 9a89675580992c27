package org.muster.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Invitations;
import org.muster.identity.Viewer;
import org.muster.people.Export;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Posts;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.shared.SheetText;
import org.muster.shared.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Posts, stand-ins, and the way in for those who hold one; the data team's page. */
@Controller
class PostPages {

  private final Posts posts;
  private final Trees trees;
  private final Institutions institutions;
  private final Invitations invitations;
  private final Exports exports;

  PostPages(
      Posts posts,
      Trees trees,
      Institutions institutions,
      Invitations invitations,
      Exports exports) {
    this.posts = posts;
    this.trees = trees;
    this.institutions = institutions;
    this.invitations = invitations;
    this.exports = exports;
  }

  @GetMapping("/posts")
  String list(Scope scope, @RequestParam(required = false) @Nullable String kind, Model model) {
    dataTeam(scope);
    var shown = kind == null ? PostKind.COUNSELLOR : kind(kind);
    model.addAttribute(
        "page",
        new PostsPage(
            shown,
            posts.held(shown),
            invitations.settled(),
            trees.units().nodes(),
            institutions.today()));
    return "people/posts";
  }

  @PostMapping("/posts")
  String appoint(
      Scope scope,
      @RequestParam String number,
      @RequestParam String kind,
      @RequestParam UUID unit) {
    dataTeam(scope);
    posts.appoint(number, kind(kind), unit);
    return "redirect:/posts?kind=" + kind(kind).word();
  }

  @PostMapping("/posts/{id}/end")
  String end(
      Scope scope, @PathVariable UUID id, @RequestParam String kind, @RequestParam LocalDate last) {
    dataTeam(scope);
    posts.end(id, last);
    return "redirect:/posts?kind=" + kind(kind).word();
  }

  @PostMapping("/posts/{id}/stand-ins")
  String standIn(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam String number,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to) {
    dataTeam(scope);
    posts.standIn(id, number, from, to);
    return "redirect:/posts?kind=" + kind(kind).word();
  }

  /** One-time links for all who hold a post and have no password yet, or for one person. */
  @PostMapping("/posts/links.csv")
  ResponseEntity<byte[]> links(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(required = false) @Nullable String number,
      HttpServletRequest request) {
    dataTeam(scope);
    var settled = invitations.settled();
    var guests =
        posts.holders().stream()
            .filter(
                holder ->
                    number == null
                        ? !settled.contains(holder.id())
                        : holder.number().equals(number))
            .map(holder -> new Invitations.Guest(holder.id(), holder.number(), holder.name()))
            .toList();
    var export = exports.take(viewer, "sign-in-links", request, guests.size());
    var seen = export.seen(t, institutions.current().zone());
    return ResponseEntity.ok()
        .header("Content-Type", "text/csv;charset=UTF-8")
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + export.file("sign-in-links.csv") + '"')
        .body(csv(invitations.invite(guests), export, seen).getBytes(StandardCharsets.UTF_8));
  }

  private static String csv(List<Invitations.Invitation> links, Export export, String seen) {
    // The mark lets Excel read the names; one that begins like a formula is made text.
    var csv = new StringBuilder("\uFEFFnumber,name,link,taken_by\r\n");
    for (var link : links) {
      var name = export.hideIn(link.name().replace("\"", "\"\""));
      csv.append('"')
          .append(SheetText.of(link.number()).replace("\"", "\"\""))
          .append("\",\"")
          .append(SheetText.of(name))
          .append("\",")
          .append(link.link())
          .append(",\"")
          .append(seen.replace("\"", "\"\""))
          .append("\"\r\n");
    }
    return csv.toString();
  }

  private static PostKind kind(String word) {
    try {
      return PostKind.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }

  private static void dataTeam(Scope scope) {
    if (!scope.holds(PostKind.DATA_TEAM)) {
      throw Problem.forbidden();
    }
  }
}
