/* What holds for every scene. */
#pragma once

#include "chart/scene.h"

void test_assert_sane (BstScene *scene);
void test_assert_in_place (BstScene *scene);
double test_find_date_x (BstScene *scene, int mark);
