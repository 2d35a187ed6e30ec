package se.lotsen.kit.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Open;

/**
 * What the container refuses by itself, beside every controller, as problem details in the same
 * form: a body that stops coming, a request that is no HTTP.
 */
@Hidden
@RestController
class ContainerProblems implements ErrorController {
  @Open("says only what the container refused")
  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  ResponseEntity<Object> problem(HttpServletRequest request) {
    var said = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = said instanceof Integer code ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
    if (status == null) {
      status = HttpStatus.INTERNAL_SERVER_ERROR;
    }
    if (status == HttpStatus.REQUEST_TIMEOUT) {
      var slow = RefusedRequest.tooSlow();
      return Problems.answer(Problems.detail(status, slow.code(), slow.getMessage(), List.of()));
    }
    var words = status.getReasonPhrase();
    return Problems.answer(
        Problems.detail(
            status,
            words.toLowerCase(Locale.ROOT).replace(' ', '-'),
            "This cannot be answered: %s".formatted(words),
            List.of()));
  }
}
