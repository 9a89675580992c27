package org.muster.directives.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Directives;
import org.muster.directives.Documents;
import org.muster.directives.Draft;
import org.muster.directives.Item;
import org.muster.identity.Viewer;
import org.muster.notices.Sender;
import org.muster.notices.Whom;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** A directive written, looked over with the names of its receivers, and issued by one click. */
@Controller
class ComposePages {

  private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);

  private final Directives directives;
  private final Documents documents;
  private final Audiences audiences;
  private final Figures figures;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  ComposePages(
      Directives directives,
      Documents documents,
      Audiences audiences,
      Figures figures,
      Trees trees,
      Institutions institutions,
      Clock clock) {
    this.directives = directives;
    this.documents = documents;
    this.audiences = audiences;
    this.figures = figures;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/directives/new")
  String write(Scope scope, Text t, Model model) {
    var posts = Directives.posts(scope);
    var tomorrow = clock.instant().atZone(institutions.current().zone()).toLocalDate().plusDays(1);
    var form =
        ComposeForm.empty(
            Ids.next(),
            Whom.holders(posts.getFirst().word()),
            CLOSE_OF_BUSINESS.atDate(tomorrow).toString());
    return page(model, scope, t, form, null, 0, null);
  }

  /** Shows who would receive it, or the form again with one more item. */
  @PostMapping("/directives/preview")
  String preview(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Directives.posts(scope);
    var form = ComposeForm.of(fields);
    try {
      form = withFiles(form, request, viewer);
      if (fields.containsKey("add")) {
        return page(model, scope, t, form.withAnother(), null, 0, null);
      }
      var draft = draft(form, t);
      var preview = directives.preview(draft, form.whom().audience(), scope);
      return page(model, scope, t, form, preview, draft.items().size(), null);
    } catch (Problem problem) {
      return again(problem, response, model, scope, t, form);
    }
  }

  @PostMapping("/directives")
  String issue(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Directives.posts(scope);
    var form = ComposeForm.of(fields);
    try {
      form = withFiles(form, request, viewer);
      var id =
          directives.issue(
              draft(form, t),
              form.whom().audience(),
              scope,
              new Sender(viewer.person(), viewer.name()));
      return "redirect:/directives/" + id + "/progress";
    } catch (Problem problem) {
      return again(problem, response, model, scope, t, form);
    }
  }

  private Draft draft(ComposeForm form, Text t) {
    return form.draft(
        institutions.current().zone(),
        key -> figures.find(key).map(Figure::labelKey).map(t::of).orElse(key),
        t.of("directives.unit.people"));
  }

  /** What is wrong is said above the form, which keeps what was typed. */
  private String again(
      Problem problem,
      HttpServletResponse response,
      Model model,
      Scope scope,
      Text t,
      ComposeForm form) {
    if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
      throw problem;
    }
    response.setStatus(problem.status().value());
    return page(model, scope, t, form, null, 0, problem.message(t));
  }

  /** Keeps what was handed in with this request, beside what had been before. */
  private ComposeForm withFiles(ComposeForm form, HttpServletRequest request, Viewer viewer)
      throws IOException {
    var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    var kept = new java.util.HashMap<Integer, List<Item.Enclosure>>();
    for (var part : form.items()) {
      var ids = part.documents().stream().map(Item.Enclosure::id).toList();
      var found = new ArrayList<>(documents.own(ids, viewer.person()));
      if (parts != null) {
        for (var file : parts.getFiles("i" + part.n() + "-file")) {
          // A browser sends an empty, nameless part when no file was chosen.
          if (!file.isEmpty()) {
            found.add(
                documents.keep(
                    String.valueOf(file.getOriginalFilename()), file.getBytes(), viewer.person()));
          }
        }
      }
      kept.put(part.n(), found);
    }
    return form.with(part -> kept.getOrDefault(part.n(), List.of()));
  }

  private String page(
      Model model,
      Scope scope,
      Text t,
      ComposeForm form,
      Audiences.@Nullable Preview preview,
      int items,
      @Nullable String problem) {
    List<PostKind> posts = Directives.posts(scope);
    model.addAttribute(
        "page",
        new ComposePage(
            form,
            posts,
            trees.units().nodes().stream()
                .filter(node -> scope.covers(node.id()) && !node.kind().equals("grade"))
                .toList(),
            audiences.offers(scope, t),
            figures.all().stream().filter(figure -> !figure.health()).toList(),
            preview,
            items,
            problem));
    return "directives/write";
  }
}
