package org.muster.watch.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.watch.WatchList;
import org.muster.watch.WatchLists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists are written, tried on yesterday, put in force, changed and ended. */
@Controller
@RequestMapping("/watch/lists")
class ListPages {

  private final WatchLists lists;
  private final Audiences audiences;
  private final Divisions divisions;
  private final Trees trees;
  private final Institutions institutions;

  ListPages(
      WatchLists lists,
      Audiences audiences,
      Divisions divisions,
      Trees trees,
      Institutions institutions) {
    this.lists = lists;
    this.audiences = audiences;
    this.divisions = divisions;
    this.trees = trees;
    this.institutions = institutions;
  }

  @GetMapping("/new")
  String fresh(Scope scope, Text t, Model model) {
    may(scope);
    return page(scope, t, null, ListForm.empty(), null, model);
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  String list(Scope scope, Text t, @PathVariable UUID id, Model model) {
    may(scope);
    var list = lists.get(id);
    return page(scope, t, list, ListForm.of(list), null, model);
  }

  /** Tries a rule on yesterday, whether or not the list is kept. */
  @PostMapping("/trial")
  String trial(
      Scope scope,
      Text t,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model) {
    may(scope);
    var form = ListForm.of(fields);
    var rule = form.draft(divisions).rule();
    if (rule == null) {
      throw Problem.unprocessable("watch.rule");
    }
    var tried = lists.tryOn(rule, institutions.today().minusDays(1), scope);
    return page(scope, t, id == null ? null : lists.get(id), form, tried, model);
  }

  @PostMapping
  String keep(
      Viewer viewer,
      Scope scope,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam MultiValueMap<String, String> fields) {
    may(scope);
    var draft = ListForm.of(fields).draft(divisions);
    if (id == null) {
      return "redirect:/watch/lists/" + lists.draft(draft, viewer.name());
    }
    lists.change(id, draft);
    return "redirect:/watch/lists/" + id;
  }

  @PostMapping("/{id}/start")
  String start(Scope scope, @PathVariable UUID id) {
    may(scope);
    lists.start(id);
    return "redirect:/watch?list=" + id;
  }

  @PostMapping("/{id}/end")
  String end(Scope scope, @PathVariable UUID id) {
    may(scope);
    lists.end(id);
    return "redirect:/watch";
  }

  private String page(
      Scope scope,
      Text t,
      @Nullable WatchList list,
      ListForm form,
      Audiences.@Nullable Preview tried,
      Model model) {
    var rule = list == null ? null : list.rule();
    model.addAttribute(
        "page",
        new ListPage(
            list,
            form,
            trees.units().nodes().stream().filter(node -> !node.kind().equals("grade")).toList(),
            audiences.offers(scope, t).stream()
                .filter(offer -> ListPage.OFFERED.contains(offer.word()))
                .toList(),
            rule == null ? List.of() : audiences.words(rule, t),
            tried,
            institutions.today().minusDays(1),
            institutions.current().zone()));
    return "watch/list";
  }

  private static void may(Scope scope) {
    if (!WatchLists.may(scope)) {
      throw Problem.forbidden();
    }
  }
}
