package dev.yourbrief.trial;

import dev.yourbrief.trial.search.KeptEmbedder;
import dev.yourbrief.trial.search.MiniLm;
import java.nio.file.Path;

/** The embedding model, loaded once for all tests; what it made is kept in the build's folder. */
public final class Model {

  public static final MiniLm MINI_LM = MiniLm.open(Path.of("target", "native"), 2);

  public static final KeptEmbedder KEPT = new KeptEmbedder(MINI_LM, Path.of("target", "vectors"));

  private Model() {}
}
