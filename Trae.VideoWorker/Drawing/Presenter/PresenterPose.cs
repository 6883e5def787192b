namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>How a presenter holds themselves in a frame. With nothing but zeros and a resting mouth, it is the pose of a scene's ends.</summary>
internal readonly record struct PresenterPose(BodyPose Body, EyePose Eyes, BrowPose Brows, MouthShape Mouth);

/// <param name="Tilt">Of the head, degrees, clockwise.</param>
/// <param name="Turn">Of the head to the side, -1 to 1.</param>
/// <param name="Bob">Of the head, downwards, in the figure's units.</param>
/// <param name="Breath">How far the shoulders are raised, -1 to 1.</param>
/// <param name="Left">The arm at the left of the picture.</param>
internal readonly record struct BodyPose(float Tilt, float Turn, float Bob, float Breath, ArmPose Left, ArmPose Right);

/// <param name="Raise">Of the upper arm away from the body, degrees beyond its rest.</param>
/// <param name="Bend">Of the forearm against the upper arm, degrees; outwards above zero, inwards below.</param>
internal readonly record struct ArmPose(float Raise, float Bend, HandShape Hand);

/// <param name="Lids">How far the eyes are closed, 0 to 1.</param>
/// <param name="Gaze">To the side, -1 to 1.</param>
/// <param name="Down">-1 to 1.</param>
/// <param name="Wide">How far they are opened beyond their rest, -1 to 1.</param>
/// <param name="Smile">How far the cheeks lift the lower lids, 0 to 1.</param>
internal readonly record struct EyePose(float Lids, float Gaze, float Down, float Wide, float Smile);

/// <param name="Raise">-1 to 2.</param>
/// <param name="Frown">How far the inner ends are drawn down; worried below zero.</param>
internal readonly record struct BrowPose(float Raise, float Frown);
