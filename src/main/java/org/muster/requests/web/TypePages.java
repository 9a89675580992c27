package org.muster.requests.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.requests.TypeDrafts;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The types of request that an office makes: drafted, published, offered no longer. */
@Controller
class TypePages {

  private final TypeDrafts drafts;
  private final Clock clock;

  TypePages(TypeDrafts drafts, Clock clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  @GetMapping("/requests/types")
  String list(Scope scope, Model model) {
    model.addAttribute("types", drafts.of(scope));
    return "requests/types";
  }

  /**
   * A new type, a draft, or a new version of one that is published.
   *
   * @param from the version to begin from; null for a new type
   */
  @GetMapping("/requests/types/new")
  String write(Scope scope, @RequestParam(required = false) @Nullable UUID from, Model model) {
    if (!TypeDrafts.isFor(scope)) {
      throw Problem.forbidden();
    }
    if (from == null) {
      return page(
          scope, TypeForm.empty(Ids.next(), TypeDrafts.offices(scope).getFirst()), null, model);
    }
    var type = drafts.get(from, scope);
    return page(scope, TypeForm.of(type, type.draft() ? type.id() : Ids.next()), null, model);
  }

  private static String page(Scope scope, TypeForm form, @Nullable String problem, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("offices", TypeDrafts.offices(scope));
    model.addAttribute("posts", TypeDrafts.forRoutes());
    model.addAttribute("problem", problem);
    return "requests/type";
  }

  @PostMapping("/requests/types/{id}")
  String save(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletResponse response,
      Model model) {
    if (!TypeDrafts.isFor(scope)) {
      throw Problem.forbidden();
    }
    var form = TypeForm.of(id, fields);
    try {
      drafts.save(form.draft(viewer.name(), clock.instant()), scope);
      return "redirect:/requests/types";
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw problem;
      }
      response.setStatus(problem.status().value());
      return page(scope, form, problem.message(t), model);
    }
  }

  @PostMapping("/requests/types/{id}/publication")
  String publish(Scope scope, @PathVariable UUID id) {
    drafts.publish(id, scope);
    return "redirect:/requests/types";
  }

  @PostMapping("/requests/types/{id}/retirement")
  String retire(Scope scope, @PathVariable UUID id) {
    drafts.retire(id, scope);
    return "redirect:/requests/types";
  }
}
