package org.muster.rounds.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.rounds.maps.PlaceMaps;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The approved map of the institution: what is loaded, another in its place, and its removal. */
@Controller
@RequestMapping("/admin/map")
class MapPages {

  private final PlaceMaps maps;

  MapPages(PlaceMaps maps) {
    this.maps = maps;
  }

  @GetMapping
  String show(Scope scope, Model model) {
    PlaceMaps.require(scope);
    model.addAttribute("page", new MapPage(maps.current().orElse(null), "", "", null));
    return "rounds/map";
  }

  /** What is loaded is on the trail, by {@link PlaceMaps#load}. */
  @PostMapping
  String load(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String source,
      @RequestParam MultipartFile file,
      Model model,
      HttpServletResponse answer)
      throws IOException {
    PlaceMaps.require(scope);
    try {
      if (file.getSize() > PlaceMaps.LARGEST) {
        throw Problem.unprocessable("rounds.map.large", PlaceMaps.LARGEST >> 20);
      }
      maps.load(scope, number, source, file.getBytes(), viewer.name());
      return "redirect:/admin/map";
    } catch (Problem refusal) {
      if (refusal.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refusal;
      }
      answer.setStatus(refusal.status().value());
      model.addAttribute(
          "page", new MapPage(maps.current().orElse(null), number, source, refusal.message(t)));
      return "rounds/map";
    }
  }

  /** On the trail by {@link PlaceMaps#remove}. */
  @PostMapping("/removal")
  String remove(Scope scope) {
    maps.remove(scope);
    return "redirect:/admin/map";
  }
}
