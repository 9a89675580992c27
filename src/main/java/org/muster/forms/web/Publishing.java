package org.muster.forms.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.muster.audit.Actor;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.forms.Publishers;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes a questionnaire from whoever may publish one; page and API share it. */
@Component
class Publishing {

  private static final int LONGEST = 512 * 1024;

  private final Forms forms;
  private final ObjectProvider<Publishers> publishers;

  Publishing(Forms forms, ObjectProvider<Publishers> publishers) {
    this.forms = forms;
    this.publishers = publishers;
  }

  void requireRight() {
    if (publishers.stream().noneMatch(it -> it.include(Actor.current()))) {
      throw Problem.forbidden();
    }
  }

  /** Publishing is on the trail, by {@link Forms#publish}. */
  FormVersion publish(InputStream questionnaire) throws IOException {
    requireRight();
    return forms.publish(text(questionnaire), Actor.current().name());
  }

  private static String text(InputStream questionnaire) throws IOException {
    byte[] bytes = questionnaire.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw Problem.unprocessable("forms.not-json");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw Problem.unprocessable("forms.not-json");
    }
  }
}
