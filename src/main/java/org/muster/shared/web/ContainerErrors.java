package org.muster.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.shared.ProblemAnswers;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors raised outside of any handler, by a filter or the container, look like all others. */
@Controller
class ContainerErrors implements ErrorController {

  private final ProblemAnswers answers;

  ContainerErrors(ProblemAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    answers.send(Statuses.problem(status), request, response);
  }
}
