package org.example.school;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SchoolBackend {
    public static void main(String[] arguments) {
        SpringApplication.run(SchoolBackend.class, arguments);
    }
}
