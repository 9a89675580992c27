package org.muster.forms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Form;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The data team's page of forms: what there is, how it looks to its readers, and the next. */
@Controller
class FormsPages {

  private final Forms forms;
  private final Publishing publishing;
  private final Texts texts;

  FormsPages(Forms forms, Publishing publishing, Texts texts) {
    this.forms = forms;
    this.publishing = publishing;
    this.texts = texts;
  }

  @GetMapping("/admin/forms")
  String list(@RequestParam @Nullable UUID published, Model model) {
    publishing.requireRight();
    if (published != null) {
      model.addAttribute("published", forms.version(published));
    }
    return list(model);
  }

  private String list(Model model) {
    model.addAttribute("versions", forms.all());
    return "forms/list";
  }

  @PostMapping("/admin/forms")
  String publish(
      @RequestParam MultipartFile file, Text text, Model model, HttpServletResponse answer)
      throws IOException {
    try (var content = file.getInputStream()) {
      return "redirect:/admin/forms?published=" + publishing.publish(content).id();
    } catch (Problem refusal) {
      if (refusal.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refusal;
      }
      answer.setStatus(refusal.status().value());
      model.addAttribute("refusal", refusal.message(text));
      return list(model);
    }
  }

  @GetMapping("/admin/forms/{id}")
  String show(@PathVariable UUID id, @RequestParam @Nullable String in, Text text, Model model) {
    publishing.requireRight();
    FormVersion version = forms.version(id);
    Text words = words(in, text);
    var baseline = version.form().baseline(Map.of()).answers();
    return page(
        new Trial(version, words.tag(), false, baseline, List.of(), List.of(), Set.of()),
        words,
        model);
  }

  /** Keeps nothing and reads nobody's record, so there is nothing for the trail. */
  @PostMapping("/admin/forms/{id}")
  String tryOut(
      @PathVariable UUID id,
      @RequestParam @Nullable String in,
      @RequestParam MultiValueMap<String, String> fields,
      Text text,
      Model model) {
    publishing.requireRight();
    FormVersion version = forms.version(id);
    Text words = words(in, text);
    Form form = version.form();
    fields.remove("in");
    var judged = form.validateForm(fields);
    return page(
        new Trial(
            version,
            words.tag(),
            true,
            judged.entered(),
            judged.faults(),
            form.summary(judged.answers(), words),
            form.flags(judged.answers())),
        words,
        model);
  }

  private static String page(Trial trial, Text words, Model model) {
    model.addAttribute("trial", trial);
    model.addAttribute("t", words);
    return "forms/trial";
  }

  /** Trying a form in the other language leaves the reader's own as it is. */
  private Text words(@Nullable String in, Text own) {
    return in == null ? own : texts.of(Locale.forLanguageTag(in));
  }
}
