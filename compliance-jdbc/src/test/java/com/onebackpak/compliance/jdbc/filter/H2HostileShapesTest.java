package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The world, and what the evaluator says of it, are made once for a process: a mutation run tries every change of the filters in
 * one process, and then waits for the filters alone. What has failed leaves no world to the next.
 */
class H2HostileShapesTest extends HostileShapesContract {
    private static final List<Scene> KEPT = new ArrayList<>();
    private static final List<Shape> SHAPES = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> KEPT.forEach(Scene::close)));
    }

    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }

    @Override
    void with(Consumer<Scene> work) throws IOException {
        Scene scene = KEPT.isEmpty() ? opened() : KEPT.remove(0);
        try {
            work.accept(scene);
        } catch (RuntimeException | Error e) {
            scene.close();
            throw e;
        }
        KEPT.add(scene);
    }

    @Override
    List<Shape> shapes(Scene scene) {
        if (SHAPES.isEmpty()) {
            SHAPES.addAll(super.shapes(scene));
        }
        return SHAPES;
    }
}
