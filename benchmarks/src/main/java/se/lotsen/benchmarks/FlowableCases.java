package se.lotsen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.flowable.cmmn.engine.CmmnEngine;
import org.flowable.cmmn.engine.CmmnEngineConfiguration;

/**
 * The engine that a case would run on otherwise: embedded, its history kept as by default, its
 * database in a file that is written as H2 does by default. A case has four stations, each entered
 * when the one before is left; three are left here.
 */
final class FlowableCases implements AutoCloseable {
  private static final int MOVES = 3;

  private final CmmnEngine engine;

  FlowableCases() throws IOException {
    var file = Files.createTempDirectory("lotsen-flowable").resolve("cases");
    var configuration = new CmmnEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:file:" + file);
    configuration.setJdbcDriver("org.h2.Driver");
    configuration.setJdbcUsername("sa");
    configuration.setJdbcPassword("");
    configuration.setDatabaseSchemaUpdate("true");
    engine = configuration.buildCmmnEngine();
    engine
        .getCmmnRepositoryService()
        .createDeployment()
        .addBytes("advice.cmmn", model().getBytes(StandardCharsets.UTF_8))
        .deploy();
  }

  static String version() {
    return CmmnEngine.VERSION;
  }

  void openAndMove() {
    var id =
        engine
            .getCmmnRuntimeService()
            .createCaseInstanceBuilder()
            .caseDefinitionKey("advice")
            .variable("client", "K1")
            .start()
            .getId();
    for (int move = 0; move < MOVES; move++) {
      var task = engine.getCmmnTaskService().createTaskQuery().caseInstanceId(id).singleResult();
      engine.getCmmnTaskService().complete(task.getId());
    }
  }

  private static String model() {
    var items = new StringBuilder();
    var sentries = new StringBuilder();
    var tasks = new StringBuilder();
    for (int i = 0; i <= MOVES; i++) {
      items.append(
          """
          <planItem id="item%1$d" definitionRef="task%1$d">%2$s</planItem>
          """
              .formatted(
                  i,
                  i == 0
                      ? ""
                      : "<entryCriterion id=\"entry%1$d\" sentryRef=\"after%1$d\"/>".formatted(i)));
      if (i > 0) {
        sentries.append(
            """
            <sentry id="after%d"><planItemOnPart id="on%d" sourceRef="item%d">
            <standardEvent>complete</standardEvent></planItemOnPart></sentry>
            """
                .formatted(i, i, i - 1));
      }
      tasks.append("<humanTask id=\"task%1$d\" name=\"Station %1$d\"/>\n".formatted(i));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/CMMN/20151109/MODEL"
            xmlns:flowable="http://flowable.org/cmmn" targetNamespace="http://lotsen.se/benchmarks">
        <case id="advice"><casePlanModel id="plan" name="Advice">
        %s%s%s
        </casePlanModel></case></definitions>
        """
        .formatted(items, sentries, tasks)
        .strip();
  }

  @Override
  public void close() {
    engine.close();
  }
}
